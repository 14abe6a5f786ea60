using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Client.Administration;

/// <summary>The bodies of the administrator's pages.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClockChange))]
[JsonSerializable(typeof(ServerClock))]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(FaultList))]
[JsonSerializable(typeof(ServerLimits))]
[JsonSerializable(typeof(Dictionary<string, string?>))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class AdministrationJson : JsonSerializerContext;

/// <summary>What to do with the clock: one of the three.</summary>
internal sealed record ClockChange
{
    public bool? Hold { get; init; }

    public long? Advance { get; init; }

    public bool? Release { get; init; }
}

/// <summary>The rules of a server.</summary>
internal sealed record FaultList(IReadOnlyList<FaultRule> Rules);
