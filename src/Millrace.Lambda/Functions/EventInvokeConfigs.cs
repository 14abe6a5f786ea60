using Millrace.Lambda.Destinations;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Functions;

/// <summary>How calls are treated that nobody waits for (facts/lambda.md 2, Async config).</summary>
internal static class EventInvokeConfigs
{
    /// <summary>The function, version or alias of a call; the version that is not published without a qualifier.</summary>
    public static FunctionReference Resolve(string name, string? qualifier, RequestContext context)
    {
        var reference = FunctionReference.Resolve(name, qualifier, context);
        return reference.IsFunction ? reference with { Qualifier = FunctionKey.Latest } : reference;
    }

    /// <summary>Sets a configuration.</summary>
    /// <param name="room">The room.</param>
    /// <param name="reference">For what.</param>
    /// <param name="change">Makes the new configuration of the present one, if any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<FunctionEventInvokeConfig> SetAsync(
        LambdaRoom room, FunctionReference reference, Func<FunctionEventInvokeConfig?, FunctionEventInvokeConfig> change, CancellationToken cancellationToken)
    {
        var function = await room.Store.ChangeAsync(
            reference.Key,
            before =>
            {
                if (before?.FindVersion(reference.Qualifier) is null) throw LambdaErrors.NotFound("The function doesn't exist.");
                var config = change(before.EventInvokeConfigs.GetValueOrDefault(reference.Qualifier!)) with
                {
                    FunctionArn = reference.Arn,
                    LastModified = room.Time.GetUtcNow(),
                };
                return before with { EventInvokeConfigs = before.EventInvokeConfigs.SetItem(reference.Qualifier!, config) };
            },
            code: null,
            cancellationToken);
        return function!.EventInvokeConfigs[reference.Qualifier!];
    }

    /// <summary>Checks what a request sets.</summary>
    public static async ValueTask CheckAsync(
        LambdaRoom room, FunctionReference reference, int? attempts, int? age, DestinationConfig? destinations, CancellationToken cancellationToken)
    {
        if (attempts is null && age is null && destinations is null)
            throw LambdaErrors.InvalidParameter("You must specify at least one of error handling or destination setting.");
        if (destinations is null) return;
        var success = NonEmpty(destinations.OnSuccess?.Destination);
        var failure = NonEmpty(destinations.OnFailure?.Destination);
        if (!IsDestination(room, reference, failure, isFailure: true) || !IsDestination(room, reference, success, isFailure: false))
        {
            throw LambdaErrors.InvalidParameter(
                $"The provided destination config DestinationConfig(onSuccess={Text("OnSuccess", success)}, onFailure={Text("OnFailure", failure)}) is invalid.");
        }

        var role = room.Store.Find(reference.Key)?.FindVersion(reference.Qualifier)?.Configuration.Role;
        await DestinationChecks.OutcomesAsync(room.Destinations, failure, role, cancellationToken);
        await DestinationChecks.OutcomesAsync(room.Destinations, success, role, cancellationToken);
    }

    /// <summary>Destinations as they are told.</summary>
    public static DestinationConfig Destinations(DestinationConfig? destinations) => new()
    {
        OnSuccess = new OnSuccess { Destination = NonEmpty(destinations?.OnSuccess?.Destination) },
        OnFailure = new OnFailure { Destination = NonEmpty(destinations?.OnFailure?.Destination) },
    };

    /// <summary>The error for what nothing was set of.</summary>
    public static ServiceException Missing(FunctionReference reference) =>
        LambdaErrors.NotFound($"The function {reference.Arn} doesn't have an EventInvokeConfig");

    private static bool IsDestination(LambdaRoom room, FunctionReference reference, string? arn, bool isFailure)
    {
        if (arn is null) return true;
        var service = arn.Split(':') is [_, _, var name, ..] ? name : "";
        if (service == "s3") return isFailure;
        if (service is "sqs" or "sns" or "events") return true;
        if (service != "lambda") return false;
        if (FunctionReference.Parse(arn, "", "") is not { } destination || room.Store.Find(destination.Key) is null)
            throw LambdaErrors.InvalidParameter($"The destination ARN {arn} is invalid.");
        if (destination.Key == reference.Key) throw LambdaErrors.InvalidParameter("You can't specify the function as a destination for itself.");
        return true;
    }

    private static string Text(string kind, string? arn) => arn is null ? "null" : $"{kind}(destination={arn})";

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
