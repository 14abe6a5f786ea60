using System.Reflection;
using System.Text.Json;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Model.Tests;

/// <summary>What is declared is what AWS's service models say.</summary>
public sealed class ConformityTests
{
    private static readonly Assembly Declarations = typeof(KinesisApi).Assembly;

    private static readonly Type[] Services = [.. Declarations.GetTypes().Where(t => t.IsDefined(typeof(ServiceAttribute)))];

    public static TheoryData<string, string> Operations { get; } =
        [.. Services.SelectMany(OperationsOf).Select(o => new TheoryDataRow<string, string>(o.Service.Name, o.Name))];

    public static TheoryData<string> ServiceNames { get; } = [.. Services.Select(s => Descriptor(s).Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_has_the_shapes_of_the_model(string service, string name)
    {
        var operation = Services.SelectMany(OperationsOf).Single(o => o.Service.Name == service && o.Name == name);
        var model = ServiceModel.Load(operation.Service);
        var declared = model.Operation(name);
        Assert.True(declared is not null, $"{service} has no operation {name}.");
        var comparison = new ShapeComparison(model);
        var shapes = operation.GetType().GetGenericArguments();
        if (ServiceModel.Find(declared.Value, "input") is { } input) comparison.Compare(shapes[0], ServiceModel.Reference(input));
        else Assert.Empty(shapes[0].GetProperties());
        CompareOutput(comparison, operation, model, declared.Value);
        Assert.True(comparison.Differences.Count == 0, string.Join('\n', comparison.Differences));
    }

    [Theory]
    [MemberData(nameof(ServiceNames))]
    public void A_service_is_named_as_in_the_model(string name)
    {
        var descriptor = Services.Select(Descriptor).Single(d => d.Name == name);
        var metadata = ServiceModel.Load(descriptor).Metadata;
        Assert.Equal(Text("apiVersion"), descriptor.Version);
        Assert.Equal(Text("signingName") ?? Text("endpointPrefix"), descriptor.SigningName);
        Assert.Equal(Text("targetPrefix"), descriptor.TargetPrefix);
        // The model of a service that left the query protocol has its namespace no more.
        if (!descriptor.IsQueryCompatible) Assert.Equal(Text("xmlNamespace"), descriptor.XmlNamespace);

        string? Text(string member) => ServiceModel.Find(metadata, member)?.GetString();
    }

    [Fact]
    public void Every_declared_structure_belongs_to_an_operation()
    {
        var used = new HashSet<Type>();
        foreach (var service in Services)
        {
            var comparison = new ShapeComparison(ServiceModel.Load(Descriptor(service)));
            foreach (var operation in OperationsOf(service))
            {
                var model = ServiceModel.Load(operation.Service).Operation(operation.Name)!.Value;
                var shapes = operation.GetType().GetGenericArguments();
                used.Add(shapes[0]);
                if (ServiceModel.Find(model, "input") is { } input) comparison.Compare(shapes[0], ServiceModel.Reference(input));
                CompareOutput(comparison, operation, ServiceModel.Load(operation.Service), model);
            }

            used.UnionWith(comparison.Structures);
        }

        Assert.DoesNotContain(Declarations.GetTypes(), t => t.IsDefined(typeof(StructureAttribute)) && !used.Contains(t));
    }

    private static void CompareOutput(ShapeComparison comparison, Operation operation, ServiceModel model, JsonElement declared)
    {
        var answer = operation.GetType().GetGenericArguments()[1];
        if (ServiceModel.Find(declared, "output") is not { } output) Assert.Equal(typeof(NoOutput), answer);
        else if (operation.GetType().GetGenericTypeDefinition() == typeof(EventStreamOperation<,>)) CompareEvents(comparison, operation, model, answer, ServiceModel.Reference(output));
        else comparison.Compare(answer, ServiceModel.Reference(output));
    }

    /// <summary>The output is a stream, and beside it headers at most; the stream is of one kind of event, or of several, and of errors.</summary>
    private static void CompareEvents(ShapeComparison comparison, Operation operation, ServiceModel model, Type answer, string outputName)
    {
        var members = model.Shape(outputName).GetProperty("members").EnumerateObject().ToList();
        var member = Assert.Single(members, static member => !member.Value.TryGetProperty("location", out _));
        var stream = model.Shape(ServiceModel.Reference(member.Value));
        Assert.True(stream.GetProperty("eventstream").GetBoolean());
        if (typeof(IEventUnion).IsAssignableFrom(answer))
        {
            Assert.Equal(ServiceModel.Reference(member.Value), answer.Name);
            comparison.Structures.Add(answer);
            var kinds = answer.GetProperties().ToDictionary(static kind => kind.GetCustomAttribute<MemberNameAttribute>()?.Name ?? kind.Name, static kind => kind.PropertyType);
            var events = stream.GetProperty("members").EnumerateObject().Where(shape => Is(shape, "event")).ToList();
            Assert.Equal(events.Select(static shape => shape.Name).Order(), kinds.Keys.Order());
            foreach (var one in events) comparison.Compare(kinds[one.Name], ServiceModel.Reference(one.Value));
            return;
        }

        var declared = Assert.Single(stream.GetProperty("members").EnumerateObject(), shape => Is(shape, "event"));
        Assert.All(stream.GetProperty("members").EnumerateObject(), shape => Assert.True(Is(shape, "event") || Is(shape, "exception")));
        Assert.Equal(declared.Name, operation.GetType().GetProperty(nameof(EventStreamOperation<,>.EventType))!.GetValue(operation));
        comparison.Compare(answer, ServiceModel.Reference(declared.Value));

        bool Is(JsonProperty shape, string trait) =>
            ServiceModel.Find(model.Shape(ServiceModel.Reference(shape.Value)), trait) is { } value && value.GetBoolean();
    }

    private static IReadOnlyList<Operation> OperationsOf(Type service) => (IReadOnlyList<Operation>)service.GetProperty("Operations")!.GetValue(null)!;

    private static ServiceDescriptor Descriptor(Type service) => (ServiceDescriptor)service.GetProperty("Service")!.GetValue(null)!;
}
