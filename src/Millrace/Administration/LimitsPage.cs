using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Kinesis;
using Millrace.Settings;

namespace Millrace.Administration;

/// <summary>
/// <c>/_millrace/limits</c>: what shards and calls are held to. What a PUT does not name has no limit, or the one of the preset that it names.
/// </summary>
internal sealed class LimitsPage(KinesisService kinesis) : IAdministrationPage
{
    public async Task AnswerAsync(HttpContext http, string? item)
    {
        if (item is not null) throw new AdministrationException(StatusCodes.Status404NotFound, "The limits are set together.");
        if (HttpMethods.IsPut(http.Request.Method)) Apply(await AdministrationEndpoint.ReadAsync(http, AdministrationBodies.Json.JsonObject));
        else if (!HttpMethods.IsGet(http.Request.Method)) throw AdministrationEndpoint.NotAllowed(http, "GET, PUT");

        await AdministrationEndpoint.SendAsync(http, kinesis.Options.Limits, AdministrationBodies.Json.KinesisLimits);
    }

    private void Apply(JsonObject request)
    {
        try
        {
            var settings = JsonSerializer.SerializeToNode(KinesisSettings.PresetOf(request).Limits, AdministrationBodies.Json.KinesisLimits)!.AsObject();
            foreach (var (name, value) in request)
            {
                if (name != KinesisSettings.PresetMember) settings[name] = value?.DeepClone();
            }

            var limits = settings.Deserialize(AdministrationBodies.Json.KinesisLimits)!;
            kinesis.Change(options => options with { Limits = limits });
        }
        catch (FormatException wrong)
        {
            throw new AdministrationException(StatusCodes.Status400BadRequest, wrong.Message);
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            throw new AdministrationException(
                StatusCodes.Status400BadRequest,
                $"{JsonNamingPolicy.CamelCase.ConvertName(wrong.ParamName!)}: a limit is null for none, or 0 or more, and the scale above 0; not {wrong.ActualValue}.");
        }
    }
}
