namespace Millrace.Lambda.Functions;

/// <summary>How much of an account's concurrency is set aside (facts/lambda.md 2, Concurrency).</summary>
internal static class ConcurrencyReservations
{
    /// <summary>What all functions of an account in a region have set aside.</summary>
    /// <param name="room">The room.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The region.</param>
    /// <param name="but">A function that does not count; null for none.</param>
    public static int Total(LambdaRoom room, string accountId, string region, FunctionKey? but = null) => room.Store.Functions(accountId, region)
        .Where(function => function.Key != but)
        .Sum(static function => function.Value.ReservedConcurrency ?? function.Value.ProvisionedConcurrency.Values.Sum(static config => config.RequestedProvisionedConcurrentExecutions ?? 0));

    /// <summary>Which function a call means that is about the function as a whole.</summary>
    public static FunctionReference Resolve(string name, Wire.RequestContext context)
    {
        var reference = FunctionReference.Resolve(name, qualifier: null, context);
        return reference.IsFunction
            ? reference
            : throw LambdaErrors.InvalidParameter(
                "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. "
                + "Please specify either a function name or an unqualified function ARN.");
    }
}
