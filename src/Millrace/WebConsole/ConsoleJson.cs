using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Millrace.Lambda.EventSourceMappings;
using Millrace.WebConsole.Calls;
using Millrace.WebConsole.Events;
using Millrace.WebConsole.Functions;
using Millrace.WebConsole.Leases;
using Millrace.WebConsole.Monitoring;
using Millrace.WebConsole.Records;

namespace Millrace.WebConsole;

/// <summary>What the page is answered.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = false)]
[JsonSerializable(typeof(ConsoleError))]
[JsonSerializable(typeof(ServerAbout))]
[JsonSerializable(typeof(FoundRecords))]
[JsonSerializable(typeof(WholeRecord))]
[JsonSerializable(typeof(StreamRates[]))]
[JsonSerializable(typeof(RatesOfShard[]))]
[JsonSerializable(typeof(StreamMetrics))]
[JsonSerializable(typeof(LeaseHealths))]
[JsonSerializable(typeof(FunctionsActivity))]
[JsonSerializable(typeof(InvokedBatch[]))]
[JsonSerializable(typeof(TailNews))]
[JsonSerializable(typeof(CallNews))]
[JsonSerializable(typeof(CallDetail))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ConsoleJson : JsonSerializerContext;

/// <summary>What a request that cannot be answered gets.</summary>
internal sealed record ConsoleError(string Error);
