using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Kinesis;

namespace Millrace.Administration;

/// <summary>
/// <c>/_millrace/limits</c>: what shards and calls are held to. What a PUT does not name has no limit, or the one of the preset that it names.
/// </summary>
internal sealed class LimitsPage(KinesisService kinesis) : IAdministrationPage
{
    private const string Preset = "preset";

    public async Task AnswerAsync(HttpContext http, string? item)
    {
        if (item is not null) throw new AdministrationException(StatusCodes.Status404NotFound, "The limits are set together.");
        if (HttpMethods.IsPut(http.Request.Method)) Apply(await AdministrationEndpoint.ReadAsync(http, AdministrationBodies.Json.JsonObject));
        else if (!HttpMethods.IsGet(http.Request.Method)) throw AdministrationEndpoint.NotAllowed(http, "GET, PUT");

        await AdministrationEndpoint.SendAsync(http, kinesis.Options.Limits, AdministrationBodies.Json.KinesisLimits);
    }

    private void Apply(JsonObject request)
    {
        var settings = JsonSerializer.SerializeToNode(PresetOf(request), AdministrationBodies.Json.KinesisLimits)!.AsObject();
        foreach (var (name, value) in request)
        {
            if (name != Preset) settings[name] = value?.DeepClone();
        }

        try
        {
            var limits = settings.Deserialize(AdministrationBodies.Json.KinesisLimits)!;
            kinesis.Change(options => options with { Limits = limits });
        }
        catch (ArgumentOutOfRangeException negative)
        {
            throw new AdministrationException(StatusCodes.Status400BadRequest, $"A limit is null for none, or 0 or more, and the scale above 0; not {negative.ActualValue}.");
        }
    }

    private static KinesisLimits PresetOf(JsonObject request)
    {
        if (!request.TryGetPropertyValue(Preset, out var value)) return KinesisLimits.Fast;
        return value is JsonValue text && text.TryGetValue(out string? preset) ? Named(preset) : throw Unknown();

        static KinesisLimits Named(string preset) => preset switch
        {
            "fast" => KinesisLimits.Fast,
            "aws" => KinesisLimits.Aws,
            _ => throw Unknown(),
        };

        static AdministrationException Unknown() => new(StatusCodes.Status400BadRequest, "'preset' is \"fast\" or \"aws\".");
    }
}
