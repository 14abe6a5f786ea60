using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.PartiQL;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ExecuteStatement (facts/dynamodb.md 18).</summary>
internal sealed class ExecuteStatement(DynamoDBRoom room) : IOperationHandler<ExecuteStatementRequest, ExecuteStatementResponse>
{
    public async ValueTask<ExecuteStatementResponse> HandleAsync(ExecuteStatementRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var statement = StatementParser.Parse(request.Statement, request.Parameters);
        var key = TableReferences.Resolve(statement.Table, context);
        return statement switch
        {
            SelectStatement select => await SelectAsync(select, key, request, cancellationToken),
            ExistsStatement => throw StatementFaults.Unsupported("EXISTS outside of ExecuteTransaction"),
            _ => await WriteAsync(statement, key, request),
        };
    }

    private async ValueTask<ExecuteStatementResponse> SelectAsync(
        SelectStatement select, TableKey key, ExecuteStatementRequest request, CancellationToken cancellationToken)
    {
        var start = NextToken.Read(request.NextToken);
        var read = new StatementRead(select, request.ConsistentRead is true);
        var (page, index) = await room.Store.ReadAsync(reader => read.Read(reader, room.Find(reader, key), request.Limit, start), cancellationToken);
        return new ExecuteStatementResponse
        {
            Items = [.. page.Items!.Select(read.Shown)],
            NextToken = page.LastEvaluatedKey is { } last ? NextToken.Write(last) : null,
            LastEvaluatedKey = page.LastEvaluatedKey,
            ConsumedCapacity = CapacityReport.Tell(request.ReturnConsumedCapacity, select.Table, page.Units, index),
        };
    }

    private async ValueTask<ExecuteStatementResponse> WriteAsync(Statement statement, TableKey key, ExecuteStatementRequest request)
    {
        var tellsItem = request.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld;
        var (write, cost) = await room.Store.WriteAsync(writer =>
        {
            var write = StatementWrite.Prepare(writer, room.Find(writer, key), statement, tellsItem);
            return (write, write.Make(writer, room.Now));
        });
        return new ExecuteStatementResponse
        {
            Items = StatementWrite.Returned(statement, write) is { } returned ? [returned] : [],
            ConsumedCapacity = CapacityReport.Tell(request.ReturnConsumedCapacity, statement.Table, [cost]),
        };
    }
}
