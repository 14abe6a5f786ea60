using System.Globalization;
using Microsoft.AspNetCore.Http;
using Millrace.Kinesis;

namespace Millrace.Administration.Faults;

/// <summary><c>/_millrace/faults</c>: lists, adds and deletes rules by which requests fail or wait.</summary>
/// <param name="faults">Where the rules are at work.</param>
/// <param name="operations">The names that a rule can have.</param>
internal sealed class FaultsPage(FaultStage faults, IReadOnlySet<string> operations) : IAdministrationPage
{
    // An hour; longer than any client waits.
    private const int LongestDelay = 3_600_000;

    public async Task AnswerAsync(HttpContext http, string? item)
    {
        var method = http.Request.Method;
        if (item is not null)
        {
            if (!HttpMethods.IsDelete(method)) throw AdministrationEndpoint.NotAllowed(http, "DELETE");
            if (!int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !faults.Delete(id))
                throw new AdministrationException(StatusCodes.Status404NotFound, $"There is no rule {item}.");
        }
        else if (HttpMethods.IsPost(method))
        {
            var rule = await AdministrationEndpoint.ReadAsync(http, AdministrationBodies.Json.FaultRule);
            if (Complaint(rule) is { } complaint) throw new AdministrationException(StatusCodes.Status400BadRequest, complaint);
            await AdministrationEndpoint.SendAsync(http, faults.Add(Canonical(rule)), AdministrationBodies.Json.FaultRule, StatusCodes.Status201Created);
            return;
        }
        else if (HttpMethods.IsDelete(method))
        {
            faults.Clear();
        }
        else if (!HttpMethods.IsGet(method))
        {
            throw AdministrationEndpoint.NotAllowed(http, "GET, POST, DELETE");
        }

        await AdministrationEndpoint.SendAsync(http, new FaultList(faults.Rules), AdministrationBodies.Json.FaultList);
    }

    private string? Complaint(FaultRule rule) => rule switch
    {
        { Id: not null } or { Hits: not null } => "'id' and 'hits' are the server's to give.",
        { Operation: { } name } when !operations.Contains(name) => $"There is no operation '{name}'.",
        { Shard: { } shard } when KinesisService.CanonicalShardId(shard) is null => $"'{shard}' is not the id of a shard.",
        { Part: { } part } when FaultParts.OperationOf(part) is null => "'part' is \"record\", \"page\" or \"event\".",
        { Part: { } part, Operation: { } name } when name != FaultParts.OperationOf(part) => $"A '{part}' is a part of {FaultParts.OperationOf(part)}, not of {name}.",
        { Part: not null, DelayMilliseconds: not null } => "Only a request as a whole waits: 'delayMilliseconds' goes without a 'part'.",
        { Part: not null, Status: not null } => "The answer that a part is in has its own status: 'status' goes without a 'part'.",
        { Part: FaultParts.Page, Error: not null } => "A page is only emptied: it has no 'error'.",
        { Part: FaultParts.Record, Error: not ("ProvisionedThroughputExceededException" or "InternalFailure") } =>
            "A record fails with ProvisionedThroughputExceededException or InternalFailure.",
        { Part: FaultParts.Event, Error: null or "" } => "An event's place is taken by an 'error'.",
        { Every: not null, Probability: not null } => "Give 'every' or 'probability', not both.",
        { Every: < 1 } => "'every' is 1 or more.",
        { Probability: { } probability } when !(probability is > 0 and <= 1) => "'probability' is above 0 and at most 1.",
        { Seed: not null, Probability: null } => "'seed' belongs to a 'probability'.",
        { DelayMilliseconds: < 0 or > LongestDelay } => $"'delayMilliseconds' is 0 to {LongestDelay}.",
        { Error: "" } => "'error' is the code of an error, like ProvisionedThroughputExceededException.",
        { Error: null, Message: not null } or { Error: null, Status: not null } => "'message' and 'status' belong to an 'error'.",
        { Status: < 400 or > 599 } => "'status' is 400 to 599.",
        { Part: FaultParts.Page } => null,
        { Error: null, DelayMilliseconds: null or 0 } => "A rule has an 'error', 'delayMilliseconds' or both.",
        _ => null,
    };

    private static FaultRule Canonical(FaultRule rule) =>
        rule.Shard is { } shard ? rule with { Shard = KinesisService.CanonicalShardId(shard) } : rule;
}
