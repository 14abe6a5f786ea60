using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Millrace.Administration.Faults;
using Millrace.Kinesis;

namespace Millrace.Administration;

/// <summary>The bodies of the administrator's pages. A member that is not known is an error: a setting that is spelt wrong shall not be lost.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, WriteIndented = false)]
[JsonSerializable(typeof(AdministrationError))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(ClockAnswer))]
[JsonSerializable(typeof(KinesisLimits))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(FaultList))]
internal sealed partial class AdministrationJson : JsonSerializerContext;

/// <summary>How bodies are read and written.</summary>
internal static class AdministrationBodies
{
    /// <summary>For people to read: no page is shown as HTML, so quotes need not be escaped.</summary>
    public static AdministrationJson Json { get; } =
        new(new JsonSerializerOptions(AdministrationJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>What a request that is refused gets.</summary>
internal sealed record AdministrationError(string Error);
