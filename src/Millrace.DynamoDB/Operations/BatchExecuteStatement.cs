using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.PartiQL;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>BatchExecuteStatement (facts/dynamodb.md 18): each statement succeeds or fails by itself.</summary>
internal sealed class BatchExecuteStatement(DynamoDBRoom room) : IOperationHandler<BatchExecuteStatementRequest, BatchExecuteStatementResponse>
{
    public async ValueTask<BatchExecuteStatementResponse> HandleAsync(
        BatchExecuteStatementRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var members = request.Statements.Select(static member => new Member(member)).ToList();
        if (members.Select(static member => member.Statement?.IsWrite).OfType<bool>().Distinct().Count() > 1)
            throw DynamoDBErrors.Validation("Statements that read and statements that write cannot be in one batch");
        foreach (var member in members) await ExecuteAsync(member, request.ReturnConsumedCapacity, context, cancellationToken);
        return new BatchExecuteStatementResponse
        {
            Responses = members.ConvertAll(static member => member.Response),
            ConsumedCapacity = request.ReturnConsumedCapacity is null or ReturnConsumedCapacity.None
                ? null
                : [.. members.Select(static member => member.Consumed).OfType<ConsumedCapacity>()],
        };
    }

    private async ValueTask ExecuteAsync(Member member, string? returnConsumedCapacity, RequestContext context, CancellationToken cancellationToken)
    {
        if (member.Statement is not { } statement) return;
        try
        {
            var key = TableReferences.Resolve(statement.Table, context);
            if (statement is SelectStatement select)
            {
                var isConsistent = member.Request.ConsistentRead is true;
                var read = new StatementRead(select, isConsistent);
                var (item, size) = await room.Store.ReadAsync(reader => read.ReadOne(reader, room.Find(reader, key), nameof(BatchExecuteStatement)), cancellationToken);
                member.Done(key, item, CapacityReport.Tell(returnConsumedCapacity, statement.Table, CapacityReport.OfRead(size, isConsistent)));
                return;
            }

            if (statement is ExistsStatement) throw StatementFaults.Unsupported("EXISTS outside of ExecuteTransaction");
            var tellsItem = member.Request.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld;
            var (write, cost) = await room.Store.WriteAsync(writer =>
            {
                var write = StatementWrite.Prepare(writer, room.Find(writer, key), statement, tellsItem);
                return (write, write.Make(writer, room.Now));
            });
            member.Done(key, StatementWrite.Returned(statement, write), CapacityReport.Tell(returnConsumedCapacity, statement.Table, [cost]));
        }
        catch (ServiceException error)
        {
            member.Failed(error);
        }
    }

    /// <summary>A statement of the batch and what came of it.</summary>
    private sealed class Member
    {
        public Member(BatchStatementRequest request)
        {
            Request = request;
            try
            {
                Statement = StatementParser.Parse(request.Statement, request.Parameters);
            }
            catch (ServiceException error)
            {
                Failed(error);
            }
        }

        public BatchStatementRequest Request { get; }

        /// <summary>The statement; null when it is none.</summary>
        public Statement? Statement { get; }

        public BatchStatementResponse Response { get; private set; } = new();

        public ConsumedCapacity? Consumed { get; private set; }

        public void Done(TableKey table, IReadOnlyDictionary<string, AttributeValue>? item, ConsumedCapacity? consumed)
        {
            Response = new BatchStatementResponse { TableName = table.Name, Item = item };
            Consumed = consumed;
        }

        public void Failed(ServiceException error) => Response = new BatchStatementResponse
        {
            TableName = Statement?.Table,
            Error = new BatchStatementError { Code = CodeOf(error.Code), Message = error.Text, Item = (error.Details as FailedItem)?.Item },
        };

        private static string CodeOf(string code) => code switch
        {
            "ValidationException" => BatchStatementErrorCodeEnum.ValidationError,
            _ => code.Replace("Exception", "", StringComparison.Ordinal),
        };
    }
}
