using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.DynamoDB.Transactions;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>A statement as an action of a transaction.</summary>
internal sealed class StatementAction(Statement statement, string? onFailure, RequestContext context)
    : TransactionAction(statement.Table, condition: null, new ExpressionParameters(names: null, values: null), onFailure, context)
{
    public override bool IsWrite => statement is not ExistsStatement;

    public override byte[] KeyIn(Table table) => StatementWrite.KeyOf(statement, table);

    public override ItemWrite Prepare(ITableReader reader, Table table) => StatementWrite.Prepare(reader, table, statement, TellsItem);
}
