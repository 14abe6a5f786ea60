using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.PartiQL;
using Millrace.DynamoDB.Reading;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Permissions;

/// <summary>What conditions of policies may ask of a call about items: the parts of all kinds of calls that name items and attributes.</summary>
internal sealed record ItemRequest
{
    /// <summary>The keys of items, or whole items.</summary>
    public IEnumerable<IReadOnlyDictionary<string, AttributeValue>> Items { get; init; } = [];

    /// <summary>Names of attributes.</summary>
    public IEnumerable<string>? Attributes { get; init; }

    /// <summary>Texts that name attributes.</summary>
    public IReadOnlyList<string?> Expressions { get; init; } = [];

    /// <summary>What names in the texts stand for.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>Tells what is said of the key, given the key of the table or index; null where <see cref="Items"/> do.</summary>
    public Func<KeyState, IReadOnlyList<KeyTerm>>? Terms { get; init; }

    public string? Select { get; init; }

    public string? ReturnValues { get; init; }

    public string? ReturnConsumedCapacity { get; init; }

    /// <summary>The call that this is a part of.</summary>
    public string? EnclosingOperation { get; init; }

    /// <summary>Whether it is a statement that reads.</summary>
    public bool IsSelect { get; init; }

    /// <summary>What a part of a request is about; null where it names no items.</summary>
    public static ItemRequest? Of(object request) => request switch
    {
        GetItemRequest get => new ItemRequest
        {
            Items = [get.Key],
            Attributes = get.AttributesToGet,
            Expressions = [get.ProjectionExpression],
            Names = get.ExpressionAttributeNames,
            ReturnConsumedCapacity = get.ReturnConsumedCapacity,
        },
        PutItemRequest put => new ItemRequest
        {
            Items = [put.Item],
            Attributes = put.Item.Keys.Concat(put.Expected?.Keys ?? []),
            Expressions = [put.ConditionExpression],
            Names = put.ExpressionAttributeNames,
            ReturnValues = put.ReturnValues,
            ReturnConsumedCapacity = put.ReturnConsumedCapacity,
        },
        UpdateItemRequest update => new ItemRequest
        {
            Items = [update.Key],
            Attributes = (update.AttributeUpdates?.Keys ?? []).Concat(update.Expected?.Keys ?? []),
            Expressions = [update.UpdateExpression, update.ConditionExpression],
            Names = update.ExpressionAttributeNames,
            ReturnValues = update.ReturnValues,
            ReturnConsumedCapacity = update.ReturnConsumedCapacity,
        },
        DeleteItemRequest delete => new ItemRequest
        {
            Items = [delete.Key],
            Attributes = delete.Expected?.Keys,
            Expressions = [delete.ConditionExpression],
            Names = delete.ExpressionAttributeNames,
            ReturnValues = delete.ReturnValues,
            ReturnConsumedCapacity = delete.ReturnConsumedCapacity,
        },
        QueryRequest query => OfQuery(query),
        ScanRequest scan => new ItemRequest
        {
            Attributes = (scan.AttributesToGet ?? []).Concat(scan.ScanFilter?.Keys ?? []),
            Expressions = [scan.ProjectionExpression, scan.FilterExpression],
            Names = scan.ExpressionAttributeNames,
            Select = SelectOf(scan.Select, scan.AttributesToGet is not null || scan.ProjectionExpression is not null, scan.IndexName),
            ReturnConsumedCapacity = scan.ReturnConsumedCapacity,
        },
        KeysAndAttributes keys => new ItemRequest
        {
            Items = keys.Keys,
            Attributes = keys.AttributesToGet,
            Expressions = [keys.ProjectionExpression],
            Names = keys.ExpressionAttributeNames,
        },
        IReadOnlyList<WriteRequest> writes => new ItemRequest
        {
            Items = writes.Select(static write => write.PutRequest?.Item ?? write.DeleteRequest?.Key).OfType<IReadOnlyDictionary<string, AttributeValue>>(),
            Attributes = writes.SelectMany(static write => write.PutRequest?.Item.Keys ?? []),
        },
        Get get => new ItemRequest { Items = [get.Key], Expressions = [get.ProjectionExpression], Names = get.ExpressionAttributeNames, EnclosingOperation = DynamoDBApi.TransactGetItems.Name },
        Put put => InTransaction(put.Item, put.Item.Keys, put.ExpressionAttributeNames, put.ConditionExpression),
        Update update => InTransaction(update.Key, [], update.ExpressionAttributeNames, update.UpdateExpression, update.ConditionExpression),
        Delete delete => InTransaction(delete.Key, [], delete.ExpressionAttributeNames, delete.ConditionExpression),
        ConditionCheck check => InTransaction(check.Key, [], check.ExpressionAttributeNames, check.ConditionExpression),
        _ => null,
    };

    /// <summary>What a statement is about.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="enclosingOperation">The call that it is a part of; null for a call of its own.</param>
    public static ItemRequest Of(Statement statement, string? enclosingOperation) => new()
    {
        Items = statement is InsertStatement insert ? [insert.Item] : [],
        Attributes = PathsOf.Condition(statement.Where).Concat(statement switch
        {
            SelectStatement { Paths: { } paths } => paths,
            UpdateStatement update => update.Actions.Select(static action => action.Path),
            _ => [],
        }).Select(static path => path.Attribute).Concat((statement as InsertStatement)?.Item.Keys ?? []),
        Terms = statement is InsertStatement ? null : schema => StatementKeys.Of(statement.Where, schema).Terms,
        EnclosingOperation = enclosingOperation,
        IsSelect = statement is SelectStatement,
    };

    private static ItemRequest OfQuery(QueryRequest query) => new()
    {
        Attributes = (query.AttributesToGet ?? []).Concat(query.QueryFilter?.Keys ?? []).Concat(query.KeyConditions?.Keys ?? []),
        Expressions = [query.ProjectionExpression, query.FilterExpression, query.KeyConditionExpression],
        Names = query.ExpressionAttributeNames,
        Terms = _ => TermsOf(query),
        Select = SelectOf(query.Select, query.AttributesToGet is not null || query.ProjectionExpression is not null, query.IndexName),
        ReturnConsumedCapacity = query.ReturnConsumedCapacity,
    };

    /// <summary>What is wrong with a query is told by the query itself; until then it names no key.</summary>
    private static IReadOnlyList<KeyTerm> TermsOf(QueryRequest query)
    {
        try
        {
            var substitutions = new Substitutions(query.ExpressionAttributeNames, query.ExpressionAttributeValues);
            return query.KeyConditionExpression is { } text
                ? KeyTerms.OfExpression(ConditionParser.Parse(ExpressionKind.KeyCondition, text, substitutions))
                : KeyTerms.OfKeyConditions(query.KeyConditions ?? new Dictionary<string, Condition>());
        }
        catch (ServiceException)
        {
            return [];
        }
    }

    private static ItemRequest InTransaction(
        IReadOnlyDictionary<string, AttributeValue> item, IEnumerable<string> attributes, IReadOnlyDictionary<string, string>? names, params string?[] expressions) => new()
        {
            Items = [item],
            Attributes = attributes,
            Expressions = expressions,
            Names = names,
            EnclosingOperation = DynamoDBApi.TransactWriteItems.Name,
        };

    private static string SelectOf(string? select, bool hasProjection, string? index) => select
        ?? (hasProjection ? Model.DynamoDB.Select.SpecificAttributes : index is null ? Model.DynamoDB.Select.AllAttributes : Model.DynamoDB.Select.AllProjectedAttributes);
}
