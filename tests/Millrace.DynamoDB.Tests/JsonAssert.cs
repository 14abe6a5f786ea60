using System.Text.Json.Nodes;

namespace Millrace.DynamoDB.Tests;

/// <summary>Compares JSON without its layout, nor the order of members.</summary>
internal static class JsonAssert
{
    public static void Equal(string expected, string? actual)
    {
        var (left, right) = (JsonNode.Parse(expected), JsonNode.Parse(actual ?? "null"));
        if (!JsonNode.DeepEquals(left, right)) Assert.Equal(left?.ToJsonString(), right?.ToJsonString());
    }
}
