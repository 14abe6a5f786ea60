using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Millrace.Wire;

namespace Millrace.Model.Tests;

/// <summary>Compares a declared structure, and all that it holds, with a service's model, and collects the differences.</summary>
internal sealed class ShapeComparison(ServiceModel model)
{
    /// <summary>Where a declaration differs from the model on purpose.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["TableArn: constraints"] = "A table's name is held to what AWS says of names, and what begins like an ARN to nothing here (facts/dynamodb.md 19.1).",
        ["CreateTableRequest.TableName: required is True in the model"] = "AWS has words of its own for a CreateTable without a name.",
        ["QueryRequest.Limit: constraints"] = "AWS has words of its own for a Query with a wrong limit.",
        ["BatchGetItemRequest.RequestItems: constraints"] = "AWS has words of its own for a batch without requests.",
        ["BatchWriteItemRequest.RequestItems: constraints"] = "AWS has words of its own for a batch without requests.",
        ["KeysAndAttributes.Keys: constraints"] = "AWS has words of its own for too many keys.",
        ["CreateFunctionRequest.Runtime: constraints"] = "An unknown runtime is an InvalidParameterValueException with a text of its own (facts/lambda.md 0.1).",
        ["UpdateFunctionConfigurationRequest.Runtime: constraints"] = "An unknown runtime is an InvalidParameterValueException with a text of its own (facts/lambda.md 0.1).",
        ["QueueAttributeName: constraints"] = "An unknown attribute is an InvalidAttributeName.",
        ["MessageSystemAttributeName: constraints"] = "An unknown attribute is an InvalidAttributeName.",
        ["MessageSystemAttributeNameForSends: constraints"] = "An unknown attribute is told with words of its own.",
        ["PutRecordsResponse.FailedRecordCount: constraints"] = "The model's least count is 1, but AWS answers 0 when no record failed.",
    };

    private static readonly Dictionary<string, Type> Scalars = new()
    {
        ["string"] = typeof(string),
        ["integer"] = typeof(int?),
        ["long"] = typeof(long?),
        ["double"] = typeof(double?),
        ["boolean"] = typeof(bool?),
        ["timestamp"] = typeof(DateTimeOffset?),
        ["blob"] = typeof(ReadOnlyMemory<byte>?),
    };

    private readonly List<string> _differences = [];

    /// <summary>What differs.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>The structures that were met.</summary>
    public HashSet<Type> Structures { get; } = [];

    public void Compare(Type type, string shapeName)
    {
        if (!Structures.Add(type)) return;
        var shape = model.Shape(shapeName);
        var members = shape.GetProperty("members");
        string[] required = ServiceModel.Find(shape, "required") is { } names ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(p => p.GetCustomAttribute<MemberNameAttribute>()?.Name ?? p.Name);
        foreach (var member in members.EnumerateObject())
        {
            var where = $"{type.Name}.{member.Name}";
            if (!properties.Remove(member.Name, out var property)) Differ($"{where}: missing");
            else CompareMember(where, property, ServiceModel.Reference(member.Value), required.Contains(member.Name));
        }

        foreach (var extra in properties.Keys) Differ($"{type.Name}.{extra}: not in the model");
    }

    private void CompareMember(string where, PropertyInfo property, string shapeName, bool isRequired)
    {
        if (property.IsDefined(typeof(RequiredMemberAttribute)) != isRequired) Differ($"{where}: required is {isRequired} in the model");
        CompareConstraints(where, property.GetCustomAttribute<ShapeAttribute>()?.Shape, shapeName);
        var shape = model.Shape(shapeName);
        CompareType(where, property.PropertyType, shapeName);
        var entry = property.GetCustomAttribute<EntryShapeAttribute>();
        switch (TypeOf(shape))
        {
            case "list":
                CompareConstraints($"{where}: elements", property.GetCustomAttribute<ElementShapeAttribute>()?.Shape, ServiceModel.Reference(shape.GetProperty("member")));
                break;
            case "map":
                CompareConstraints($"{where}: keys", entry?.Key, ServiceModel.Reference(shape.GetProperty("key")));
                CompareConstraints($"{where}: values", entry?.Value, ServiceModel.Reference(shape.GetProperty("value")));
                break;
        }
    }

    private void CompareType(string where, Type type, string shapeName)
    {
        var shape = model.Shape(shapeName);
        var kind = TypeOf(shape);
        if (kind == "structure")
        {
            if (type.Name != shapeName) Differ($"{where}: {type.Name} is {shapeName} in the model");
            // What writes itself has a test of its own.
            if (type.IsDefined(typeof(StructureAttribute))) Compare(type, shapeName);
        }
        else if (kind is "list" or "map")
        {
            var generic = kind == "list" ? typeof(IReadOnlyList<>) : typeof(IReadOnlyDictionary<,>);
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != generic) Differ($"{where}: {type.Name} is a {kind} in the model");
            else CompareType($"{where}: inside", type.GetGenericArguments()[^1], ServiceModel.Reference(shape.GetProperty(kind == "list" ? "member" : "value")));
        }
        else if (!(kind == "string" && type == typeof(Utf8Text)) && type != Scalars[kind] && type != Nullable.GetUnderlyingType(Scalars[kind]))
        {
            Differ($"{where}: {type.Name} is a {kind} in the model");
        }
    }

    private void CompareConstraints(string where, Type? declared, string shapeName)
    {
        var shape = model.Shape(shapeName);
        var simple = declared?.GetCustomAttributesData().Single(a => a.AttributeType == typeof(SimpleShapeAttribute)).NamedArguments ?? [];
        var isSame =
            Named("Min")?.ToString() == Text("min")
            && Named("Max")?.ToString() == Text("max")
            && Named("Pattern")?.ToString() == Text("pattern")
            && Values().SetEquals(ServiceModel.Find(shape, "enum") is { } set ? set.EnumerateArray().Select(v => v.GetString()!) : []);
        if (!isSame && !Exceptions.ContainsKey($"{shapeName}: constraints")) Differ($"{where}: constraints");
        else if (isSame && declared is not null && !SameName(declared.Name, shapeName)) Differ($"{where}: {declared.Name} is {shapeName} in the model");

        object? Named(string name) => simple.Where(a => a.MemberName == name).Select(a => a.TypedValue.Value).SingleOrDefault();
        HashSet<string> Values() => Named("Enum") is IEnumerable<CustomAttributeTypedArgument> values ? [.. values.Select(v => (string)v.Value!)] : [];
        // The bounds of a double stand with a fraction in the model, as 8.0.
        string? Text(string name) => TypeOf(shape) == "structure" ? null : ServiceModel.Find(shape, name) switch
        {
            { ValueKind: JsonValueKind.Number } bound => bound.GetDouble().ToString(CultureInfo.InvariantCulture),
            var text => text?.ToString(),
        };
    }

    /// <summary>Some models start their shapes' names in lower case.</summary>
    private static bool SameName(string declared, string shapeName) => declared == char.ToUpperInvariant(shapeName[0]) + shapeName[1..];

    private static string TypeOf(JsonElement shape) => shape.GetProperty("type").GetString()!;

    private void Differ(string difference)
    {
        if (!Exceptions.ContainsKey(difference)) _differences.Add(difference);
    }
}
