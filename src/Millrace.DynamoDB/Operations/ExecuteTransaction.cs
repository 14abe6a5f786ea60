using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.PartiQL;
using Millrace.DynamoDB.Tables;
using Millrace.DynamoDB.Transactions;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ExecuteTransaction (facts/dynamodb.md 18): all the statements, or none.</summary>
internal sealed class ExecuteTransaction(DynamoDBRoom room) : IOperationHandler<ExecuteTransactionRequest, ExecuteTransactionResponse>
{
    public async ValueTask<ExecuteTransactionResponse> HandleAsync(ExecuteTransactionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var statements = request.TransactStatements.Select(Read).ToList();
        if (statements.Select(static statement => statement.IsWrite).Distinct().Count() > 1)
            throw DynamoDBErrors.Validation("Statements that read and statements that write cannot be in one transaction");
        return statements[0].IsWrite
            ? await WriteAsync(statements, request, context)
            : await ReadAsync(statements.ConvertAll(static statement => (SelectStatement)statement), request, context, cancellationToken);
    }

    private static Statement Read(ParameterizedStatement member, int index)
    {
        Statement statement;
        try
        {
            statement = StatementParser.Parse(member.Statement, member.Parameters);
        }
        catch (ServiceException error)
        {
            throw Failed(index, error.Text!);
        }

        if (statement is UpdateStatement { Returning: not null } or DeleteStatement { Returning: not null })
            throw Failed(index, "RETURNING clause is not supported in ExecuteTransaction.");
        if (statement is SelectStatement { Index: not null }) throw Failed(index, "Reads on indices are not supported within transactions.");
        return statement;
    }

    private static ServiceException Failed(int index, string text) => DynamoDBErrors.Validation($"Validation failed in TransactStatements[{index}]: {text}");

    private async ValueTask<ExecuteTransactionResponse> ReadAsync(
        List<SelectStatement> statements, ExecuteTransactionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var keys = statements.ConvertAll(statement => TableReferences.Resolve(statement.Table, context));
        var read = await room.Store.ReadAsync(
            reader => statements.Select((statement, i) => new StatementRead(statement, isConsistent: true).ReadOne(reader, room.Find(reader, keys[i]), nameof(ExecuteTransaction))).ToList(),
            cancellationToken);
        return new ExecuteTransactionResponse
        {
            Responses = read.ConvertAll(static one => new ItemResponse { Item = one.Item }),
            ConsumedCapacity = TransactionCapacity.OfReads(
                request.ReturnConsumedCapacity, statements.Zip(read, static (statement, one) => (statement.Table, TransactionCapacity.Factor * CapacityReport.OfRead(one.Size, isConsistent: true)))),
        };
    }

    private async ValueTask<ExecuteTransactionResponse> WriteAsync(List<Statement> statements, ExecuteTransactionRequest request, RequestContext context)
    {
        var actions = statements.Select(TransactionAction (statement, i) =>
            new StatementAction(statement, request.TransactStatements[i].ReturnValuesOnConditionCheckFailure, context)).ToList();
        var hash = request.ClientRequestToken is null ? null : TransactionTokens.HashOf(request with { ClientRequestToken = null });
        var costs = await room.Store.WriteAsync(writer =>
        {
            if (hash is not null && !TransactionTokens.TryAdd(writer, context, request.ClientRequestToken!, hash, room.Now)) return null;
            return Transaction.Run(room, writer, actions);
        });
        return new ExecuteTransactionResponse
        {
            Responses = [.. statements.Select(static _ => new ItemResponse())],
            ConsumedCapacity = TransactionCapacity.OfWrites(request.ReturnConsumedCapacity, [.. actions.Select(static action => action.TableName)], costs),
        };
    }
}
