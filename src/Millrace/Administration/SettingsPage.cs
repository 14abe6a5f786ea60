using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Kinesis;
using Millrace.Settings;

namespace Millrace.Administration;

/// <summary>
/// <c>/_millrace/settings</c>: how Kinesis behaves. A PATCH changes what it names; with a PUT the rest is as in the preset that it names, or in <c>fast</c>.
/// </summary>
internal sealed class SettingsPage(KinesisService kinesis) : IAdministrationPage
{
    public async Task AnswerAsync(HttpContext http, string? item)
    {
        if (item is not null) throw new AdministrationException(StatusCodes.Status404NotFound, "The settings are told and set together.");
        if (HttpMethods.IsPut(http.Request.Method) || HttpMethods.IsPatch(http.Request.Method))
        {
            var request = await AdministrationEndpoint.ReadAsync(http, AdministrationBodies.Json.JsonObject);
            Apply(request, startsFromPreset: HttpMethods.IsPut(http.Request.Method));
        }
        else if (!HttpMethods.IsGet(http.Request.Method))
        {
            throw AdministrationEndpoint.NotAllowed(http, "GET, PUT, PATCH");
        }

        await AdministrationEndpoint.SendAsync(http, KinesisSettings.ToJson(kinesis.Options), AdministrationBodies.Json.JsonObject);
    }

    private void Apply(JsonObject request, bool startsFromPreset)
    {
        try
        {
            kinesis.Change(options => Changed(options, request, startsFromPreset));
        }
        catch (FormatException wrong)
        {
            throw new AdministrationException(StatusCodes.Status400BadRequest, wrong.Message);
        }
    }

    private static KinesisOptions Changed(KinesisOptions options, JsonObject request, bool startsFromPreset)
    {
        if (startsFromPreset || request.ContainsKey(KinesisSettings.PresetMember))
            options = KinesisSettings.PresetOf(request) with { BackgroundFailed = options.BackgroundFailed };

        foreach (var (name, value) in request)
        {
            if (name != KinesisSettings.PresetMember) options = Find(name).WriteJson(options, value);
        }

        return options;
    }

    private static KinesisSetting Find(string name) =>
        KinesisSettings.All.FirstOrDefault(setting => setting.Member == name)
        ?? throw new FormatException($"There is no setting '{name}'. There are {string.Join(", ", KinesisSettings.All.Select(static setting => setting.Member))}, and {KinesisSettings.PresetMember}.");
}
