using System.Text.Json;
using Millrace.Wire;

namespace Millrace.Model.Tests;

/// <summary>A service's model as AWS publishes it, where the workspace has a copy.</summary>
internal sealed class ServiceModel
{
    private readonly JsonElement _root;

    private ServiceModel(JsonElement root) => _root = root;

    public JsonElement Metadata => _root.GetProperty("metadata");

    /// <summary>Loads a model, or skips the test.</summary>
    public static ServiceModel Load(ServiceDescriptor service)
    {
        var path = Repository.Shared("models", $"{service.Name.ToLowerInvariant()}.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new(document.RootElement.Clone());
    }

    public JsonElement? Operation(string name) => Find(_root.GetProperty("operations"), name);

    public JsonElement Shape(string name) => _root.GetProperty("shapes").GetProperty(name);

    public static JsonElement? Find(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The name of the shape that a member, an operation's input or the like refers to.</summary>
    public static string Reference(JsonElement reference) => reference.GetProperty("shape").GetString()!;
}
