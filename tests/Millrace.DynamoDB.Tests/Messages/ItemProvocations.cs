namespace Millrace.DynamoDB.Tests.Messages;

/// <summary>What calls about items are refused with: facts/dynamodb.md 19.1 to 19.6, 19.8.</summary>
internal static class ItemProvocations
{
    private const string Constraint = "1 validation error detected: ";
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string X = """ ":x":{"S":"X"} """;
    private const string OfCondition = "Invalid ConditionExpression: ";
    private const string OfUpdate = "Invalid UpdateExpression: ";

    public static IReadOnlyList<Provocation> Constraints =>
    [
        new("GetItem", """{"Key":{"pk":{"S":"a"}}}""", Constraint + "Value null at 'tableName' failed to satisfy constraint: Member must not be null"),
        new("GetItem", """{"TableName":"","Key":{"pk":{"S":"a"}}}""", Constraint + "Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1"),
        new("GetItem", $$"""{"TableName":"{{new string('x', 256)}}","Key":{"pk":{"S":"a"} } }""", Constraint + $"Value '{new string('x', 256)}' at 'tableName' failed to satisfy constraint: Member must have length less than or equal to 255"),
        new("GetItem", """{"TableName":"bad table!@#","Key":{"pk":{"S":"a"}}}""", Constraint + "Value 'bad table!@#' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"),
        new("Scan", """{"TableName":"tab","Select":"X"}""", Constraint + "Value 'X' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]"),
        new("Scan", """{"TableName":"tab","Limit":0}""", Constraint + "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"),
        new("Query", """{"TableName":"tab","Limit":0}""", Constraint + "Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1"),
        new("BatchGetItem", $$"""{"RequestItems":{"tab":{"Keys":[{{string.Join(',', Enumerable.Range(0, 101).Select(static i => $$"""{"pk":{"S":"{{i}}"} }"""))}}]} } }""", Constraint + "Value at 'RequestItems.tab.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100"),
        new("BatchWriteItem", $$"""{"RequestItems":{"tab":[{{Repeated("""{"DeleteRequest":{"Key":{"pk":{"S":"a"}}}}""", 26)}}]} }""", Constraint + "Value '{tab=[") { IsStart = true },
        new("BatchGetItem", """{"RequestItems":{}}""", "The requestItems parameter is required for BatchGetItem"),
        new("BatchWriteItem", """{"RequestItems":{}}""", "The requestItems parameter is required for BatchWriteItem"),
        new("TransactWriteItems", """{"TransactItems":[]}""", Constraint + "Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1"),
        new("TransactGetItems", $$"""{"TransactItems":[{{Repeated("""{"Get":{"TableName":"tab","Key":{"pk":{"S":"a"}}}}""", 101)}}]}""", "at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100") { IsEnd = true },
    ];

    public static IReadOnlyList<Provocation> Serialization =>
    [
        new("GetItem", """{"TableName":1,"Key":{}}""", "NUMBER_VALUE cannot be converted to String", "SerializationException"),
        new("GetItem", """{"TableName":1.5,"Key":{}}""", "DECIMAL_VALUE cannot be converted to String", "SerializationException"),
        new("GetItem", """{"TableName":true,"Key":{}}""", "TRUE_VALUE cannot be converted to String", "SerializationException"),
        new("GetItem", """{"TableName":false,"Key":{}}""", "FALSE_VALUE cannot be converted to String", "SerializationException"),
        new("GetItem", """{"TableName":{},"Key":{}}""", "Start of structure or map found where not expected", "SerializationException"),
        new("GetItem", """{"TableName":[],"Key":{}}""", "Unrecognized collection type class java.lang.String", "SerializationException"),
        new("GetItem", """{"TableName":"tab","Key":1}""", "Unexpected field type", "SerializationException"),
        new("GetItem", """{"TableName":"tab","Key":{"pk":"a"}}""", "Unexpected value type in payload", "SerializationException"),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"B":1}}}""", "only base-64-encoded strings are convertible to bytes", "SerializationException"),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"B":"AAA"}}}""", "Base64 encoded length is expected a multiple of 4 bytes but found: 3", "SerializationException"),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"B":"AB=="}}}""", "Invalid last non-pad Base64 character dectected", "SerializationException"),
    ];

    public static IReadOnlyList<Provocation> Values =>
    [
        Provocation.Value("{}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
        Provocation.Value("""{"S":"a","N":"1"}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"),
        Provocation.Value("""{"SS":[]}""", Invalid + "An string set  may not be empty"),
        Provocation.Value("""{"NS":[]}""", Invalid + "An number set  may not be empty"),
        Provocation.Value("""{"BS":[]}""", Invalid + "Binary sets should not be empty"),
        Provocation.Value("""{"SS":["a","a"]}""", Invalid + "Input collection [a, a] contains duplicates."),
        Provocation.Value("""{"NS":["1","1.0"]}""", "Input collection contains duplicates"),
        Provocation.Value("""{"BS":["AA==","AA=="]}""", Invalid + "Input collection [AA==, AA==]of type BS contains duplicates."),
        Provocation.Value("""{"NULL":false}""", Invalid + "Null attribute value types must have the value of true"),
        Provocation.Value("""{"N":""}""", "The parameter cannot be converted to a numeric value"),
        Provocation.Value("""{"N":"X"}""", "The parameter cannot be converted to a numeric value: X"),
        Provocation.Value("""{"N":"1e126"}""", "Number overflow. Attempting to store a number with magnitude larger than supported range"),
        Provocation.Value("""{"N":"1e-131"}""", "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
        Provocation.Value($$"""{"N":"{{new string('1', 39)}}"}""", "Attempting to store more than 38 significant digits in a Number"),
        Provocation.Value($$"""{"S":"{{new string('x', 409_600)}}"}""", "Item size has exceeded the maximum allowed size"),
        Provocation.Update("SET v = :v", "Item size to update has exceeded the maximum allowed size", $$""" ":v":{"S":"{{new string('x', 409_600)}}"}"""),
        Provocation.Update("SET v = :x", "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: X for key :x", """ ":x":{"N":"X"} """),
    ];

    public static IReadOnlyList<Provocation> Keys =>
    [
        new("GetItem", """{"TableName":"tab","Key":{"x":{"S":"a"}}}""", "The provided key element does not match the schema"),
        new("PutItem", """{"TableName":"tab","Item":{"v":{"S":"a"}}}""", Invalid + "Missing the key pk in the item"),
        new("PutItem", """{"TableName":"tab","Item":{"pk":{"N":"1"}}}""", Invalid + "Type mismatch for key pk expected: S actual: N"),
        new("PutItem", """{"TableName":"tab","Item":{"pk":{"S":"a"},"a":{"N":"1"}}}""", Invalid + "Type mismatch for Index Key a Expected: S Actual: N IndexName: idx"),
        new("PutItem", """{"TableName":"tab","Item":{"pk":{"S":""}}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"),
        new("PutItem", """{"TableName":"bin","Item":{"pk":{"B":""}}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty binary value. Key: pk"),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"S":""}}}""", Invalid + "The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"),
        new("GetItem", $$"""{"TableName":"tab","Key":{"pk":{"S":"{{new string('x', 2049)}}"} } }""", Invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes"),
        new("GetItem", $$"""{"TableName":"ranged","Key":{"pk":{"S":"a"},"sk":{"S":"{{new string('x', 1025)}}"} } }""", Invalid + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"),
        Provocation.Update("SET pk = :x", Invalid + "Cannot update attribute pk. This attribute is part of the key", X),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"S":"a"}},"ProjectionExpression":"pk.x"}""", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk"),
        new("Scan", """{"TableName":"sorted","IndexName":"byX","ProjectionExpression":"x.y"}""", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: x"),
        new("BatchGetItem", """{"RequestItems":{"tab":{"Keys":[{"pk":{"S":"a"}},{"pk":{"S":"a"}}]}}}""", "Provided list of item keys contains duplicates"),
    ];

    public static IReadOnlyList<Provocation> Expressions =>
    [
        Provocation.Condition("", OfCondition + "The expression can not be empty;"),
        Provocation.Update("INVALID SYNTAX", OfUpdate + "Syntax error; token: \"INVALID\", near: \"INVALID SYNTAX\""),
        Provocation.Update("SET", OfUpdate + "Syntax error; token: \"<EOF>\", near: \"SET\""),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"S":"a"}},"ProjectionExpression":"!!"}""", "Invalid ProjectionExpression: Syntax error; token: \"!\", near: \"!!\""),
        new("Scan", """{"TableName":"tab","FilterExpression":"attribute_exists(#missing)"}""", "Invalid FilterExpression: An expression attribute name used in the document path is not defined; attribute name: #missing"),
        Provocation.Update("SET a = :v", OfUpdate + "An expression attribute value used in expression is not defined; attribute value: :v"),
        Provocation.Condition("attribute_exists(pk)", "Value provided in ExpressionAttributeNames unused in expressions: keys: {#unused}", names: """ "#unused":"a" """),
        Provocation.Condition("attribute_exists(pk)", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:unused}", """ ":unused":{"S":"a"} """),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"S":"a"}},"ExpressionAttributeNames":{"#a":"a"}}""", "ExpressionAttributeNames can only be specified when using expressions"),
        new("PutItem", """{"TableName":"tab","Item":{"pk":{"S":"a"}},"ExpressionAttributeValues":{":a":{"S":"a"}}}""", "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null"),
        new("UpdateItem", """{"TableName":"tab","Key":{"pk":{"S":"a"}},"ExpressionAttributeValues":{":a":{"S":"a"}}}""", "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null"),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"S":"a"}},"ProjectionExpression":"a","ExpressionAttributeNames":{}}""", "ExpressionAttributeNames must not be empty"),
        Provocation.Condition("attribute_exists(pk)", "ExpressionAttributeNames contains invalid key: Syntax error; key: \"x\"", names: """ "x":"a" """),
        Provocation.Condition("attribute_exists(status)", OfCondition + "Attribute name is a reserved keyword; reserved keyword: status"),
        Provocation.Condition("f(a)", OfCondition + "Invalid function name; function: f"),
        Provocation.Condition("contains(a)", OfCondition + "Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1"),
        Provocation.Condition("begins_with(a, :n)", OfCondition + "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N", """ ":n":{"N":"1"} """),
        Provocation.Condition("size(a)", OfCondition + "The function is not allowed to be used this way in an expression; function: size"),
        Provocation.Condition("attribute_exists(:x)", OfCondition + "Operator or function requires a document path; operator or function: attribute_exists", X),
        Provocation.Condition("a = a", OfCondition + "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]"),
        Provocation.Condition("attribute_type(a, :d)", OfCondition + "Invalid attribute type name found; type: DOG, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}", """ ":d":{"S":"DOG"} """),
        Provocation.Condition("a BETWEEN :l AND :u", OfCondition + "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {N:1}", """ ":l":{"N":"5"},":u":{"N":"1"} """),
        Provocation.Condition("a BETWEEN :l AND :u", OfCondition + "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {S:1}", """ ":l":{"N":"5"},":u":{"S":"1"} """),
        Provocation.Update("SET a = :x, a.b = :x", OfUpdate + "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]", X),
        Provocation.Update("SET a.b = :x, a[1] = :x", OfUpdate + "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]", X),
        Provocation.Update("SET a = :x SET b = :x", OfUpdate + "The \"SET\" section can only be used once in an update expression;", X),
        Provocation.Update("ADD a :x", OfUpdate + "Incorrect operand type for operator or function; operator: ADD, operand type: STRING", X),
        Provocation.Update("SET nowhere.b = :x", "The document path provided in the update expression is invalid for update", X),
        Provocation.Update("SET v = nowhere", "The provided expression refers to an attribute that does not exist in the item"),
        Provocation.Update("SET n = n + s", "An operand in the update expression has an incorrect data type"),
        new("UpdateItem", """{"TableName":"tab","Key":{"pk":{"S":"a"}},"AttributeUpdates":{"s":{"Action":"ADD","Value":{"N":"1"}}}}""", "Type mismatch for attribute to update"),
    ];

    public static IReadOnlyList<Provocation> Reads =>
    [
        new("Query", """{"TableName":"sorted"}""", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."),
        Provocation.Query("sk = :n", "Query condition missed key schema element: pk"),
        Provocation.Query("pk > :a", "Query key condition not supported"),
        new("Query", """{"TableName":"sorted","KeyConditions":{}}""", "Conditions can be of length 1 or 2 only"),
        Provocation.Query("pk = :n", Invalid + "Condition parameter type does not match schema type"),
        Provocation.Query("pk = :a AND pk = :a", "KeyConditionExpressions must only contain one condition per key"),
        Provocation.Query("pk.x = :a", "KeyConditionExpressions cannot have conditions on nested attributes"),
        Provocation.Query("pk = :a", "The table does not have the specified index: XXX", ",\"IndexName\":\"XXX\""),
        Provocation.Query("a = :a", "Consistent reads are not supported on global secondary indexes", ",\"IndexName\":\"idx\",\"ConsistentRead\":true", "tab"),
        Provocation.Query("a = :a", Invalid + "Select type ALL_ATTRIBUTES is not supported for global secondary index idx because its projection type is not ALL", ",\"IndexName\":\"idx\",\"Select\":\"ALL_ATTRIBUTES\"", "tab"),
        Provocation.Query("pk = :a", Invalid + "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName", ",\"Select\":\"ALL_PROJECTED_ATTRIBUTES\""),
        Provocation.Query("pk = :a", Invalid + "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES", ",\"Select\":\"SPECIFIC_ATTRIBUTES\""),
        Provocation.Query("pk = :a", Invalid + "Cannot specify the ProjectionExpression when choosing to get COUNT", ",\"Select\":\"COUNT\",\"ProjectionExpression\":\"v\""),
        Provocation.Query("pk = :a", "The provided starting key is invalid", ",\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"}}"),
        Provocation.Query("pk = :a", "The provided starting key is outside query boundaries based on provided conditions", ",\"ExclusiveStartKey\":{\"pk\":{\"S\":\"b\"},\"sk\":{\"N\":\"1\"}}"),
        Provocation.Query("pk = :a AND sk > :n", "The provided starting key does not match the range key predicate", ",\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"1\"}}"),
        new("Scan", """{"TableName":"tab","Segment":0}""", "The TotalSegments parameter is required but was not present in the request when Segment parameter is present"),
        new("Scan", """{"TableName":"tab","TotalSegments":5}""", "The Segment parameter is required but was not present in the request when parameter TotalSegments is present"),
        new("Scan", """{"TableName":"tab","Segment":5,"TotalSegments":5}""", "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 5 is not less than TotalSegments: 5"),
    ];

    public static IReadOnlyList<Provocation> Others =>
    [
        new("PutItem", """{"TableName":"tab","Item":{"pk":{"S":"a"}},"ConditionExpression":"attribute_not_exists(pk)"}""", "The conditional request failed", "ConditionalCheckFailedException"),
        new("GetItem", """{"TableName":"nothing","Key":{"pk":{"S":"a"}}}""", "Requested resource not found", "ResourceNotFoundException"),
        new("PutItem", """{"TableName":"tab","Item":{"pk":{"S":"a"}},"ReturnValues":"ALL_NEW"}""", "ReturnValues can only be ALL_OLD or NONE"),
        Provocation.Expected("""{"Exists":true}""", "Value must be provided when Exists is true for Attribute: a"),
        Provocation.Expected("{}", "Value must be provided when Exists is null for Attribute: a"),
        Provocation.Expected("""{"Exists":false,"Value":{"S":"x"}}""", "Value cannot be used when Exists is false for Attribute: a"),
        Provocation.Expected("""{"Exists":true,"ComparisonOperator":"EQ","Value":{"S":"x"}}""", "Exists and ComparisonOperator cannot be used together for Attribute: a"),
        Provocation.Expected("""{"ComparisonOperator":"EQ"}""", "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a"),
        Provocation.Expected("""{"ComparisonOperator":"EQ","AttributeValueList":[]}""", "Invalid number of argument(s) for the EQ ComparisonOperator"),
        Provocation.Expected("""{"ComparisonOperator":"LT","AttributeValueList":[{"SS":["x"]}]}""", "ComparisonOperator LT is not valid for SS AttributeValue type"),
        Provocation.Expected("""{"ComparisonOperator":"IN","AttributeValueList":[{"S":"x"},{"N":"1"}]}""", "AttributeValues inside AttributeValueList must be of same type"),
        Provocation.Expected("""{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"5"},{"N":"1"}]}""", "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound", isPrefixed: false),
        Provocation.LegacyUpdate("""{"Action":"PUT"}""", "Only DELETE action is allowed when no attribute value is specified"),
        Provocation.LegacyUpdate("""{"Action":"DELETE","Value":{"S":"x"}}""", "DELETE action with value is not supported for the type S"),
        Provocation.LegacyUpdate("""{"Action":"ADD","Value":{"S":"x"}}""", "ADD action is not supported for the type S"),
        new("GetItem", """{"TableName":"tab","Key":{"pk":{"S":"a"}},"AttributesToGet":["a","a"]}""", Invalid + "Duplicate value in attribute name: a"),
    ];

    private static string Repeated(string element, int count) => string.Join(',', Enumerable.Repeat(element, count));
}
