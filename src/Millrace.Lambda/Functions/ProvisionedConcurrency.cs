using Millrace.Wire;

namespace Millrace.Lambda.Functions;

/// <summary>Environments that are kept ready. They are told and kept to the limits; functions start quickly without.</summary>
internal static class ProvisionedConcurrency
{
    /// <summary>Which version or alias a call means.</summary>
    /// <exception cref="ServiceException">It is not there, or is the version that is not published.</exception>
    public static FunctionReference Resolve(LambdaRoom room, string name, string qualifier, RequestContext context)
    {
        var reference = FunctionReference.Resolve(name, qualifier, context);
        if (reference.Qualifier == FunctionKey.Latest)
            throw LambdaErrors.InvalidParameter("Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        room.FindVersion(reference);
        return reference;
    }

    /// <summary>The error for a version or an alias that none are kept ready of.</summary>
    public static ServiceException Missing() =>
        LambdaErrors.User("ProvisionedConcurrencyConfigNotFoundException", "No Provisioned Concurrency Config found for this function", 404);

    /// <summary>Checks how many may be kept ready.</summary>
    public static void Check(LambdaRoom room, FunctionReference reference, FunctionState function, int requested)
    {
        var others = function.ProvisionedConcurrency.Where(config => config.Key != reference.Qualifier)
            .Sum(static config => config.Value.RequestedProvisionedConcurrentExecutions ?? 0);
        if (function.ReservedConcurrency is { } reserved)
        {
            if ((long)others + requested > reserved)
                throw LambdaErrors.InvalidParameter("Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function");
            return;
        }

        var free = room.Options.ConcurrentExecutions
            - ConcurrencyReservations.Total(room, reference.Key.AccountId, reference.Key.Region, but: reference.Key)
            - room.Options.MinUnreservedConcurrentExecutions;
        if ((long)others + requested > free)
            throw LambdaErrors.InvalidParameter($"Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [{free}].");
    }
}
