using Millrace.Lambda.Functions;
using Millrace.Wire;

namespace Millrace.Lambda.Invocation;

/// <summary>Counts the calls that run, and throttles those over what is set aside and what an account has (facts/lambda.md 2, Concurrency).</summary>
/// <param name="options">The limits.</param>
/// <param name="store">The functions.</param>
internal sealed class ConcurrencyGate(LambdaOptions options, LambdaStore store)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<FunctionKey, int> _running = [];

    /// <summary>Begins a call of a function.</summary>
    /// <returns>How many of the function's run with it.</returns>
    /// <exception cref="ServiceException">It is throttled.</exception>
    public int Enter(FunctionKey key, FunctionState function)
    {
        lock (_turn)
        {
            var running = _running.GetValueOrDefault(key);
            if (function.ReservedConcurrency is { } reserved)
            {
                if (running >= reserved) throw Throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
            }
            else if (_running.Count > 0 && IsAccountFull(key))
            {
                throw Throttled("ConcurrentInvocationLimitExceeded");
            }

            return _running[key] = running + 1;
        }
    }

    /// <summary>Ends a call.</summary>
    public void Leave(FunctionKey key)
    {
        lock (_turn)
        {
            var left = _running[key] - 1;
            if (left == 0) _running.Remove(key);
            else _running[key] = left;
        }
    }

    /// <summary>Whether functions without a share of their own run as often as the rest of the account's share allows.</summary>
    private bool IsAccountFull(FunctionKey key)
    {
        var shared = 0;
        foreach (var (other, count) in _running)
        {
            if (other.AccountId == key.AccountId && other.Region == key.Region && store.Find(other)?.ReservedConcurrency is null) shared += count;
        }

        // So many are never set aside: what is costs a look at every function.
        if (shared < options.MinUnreservedConcurrentExecutions && shared < options.ConcurrentExecutions) return false;
        var reserved = store.Functions(key.AccountId, key.Region).Sum(static function => function.Value.ReservedConcurrency ?? 0);
        return shared >= options.ConcurrentExecutions - reserved;
    }

    private static ServiceException Throttled(string reason) => new("TooManyRequestsException", "Rate Exceeded.", 429) { Details = new ThrottleReason(reason) };

    /// <summary>Why a call is throttled.</summary>
    private sealed class ThrottleReason(string reason) : ErrorDetails
    {
        public override int Members => 2;

        public override void Write<TWriter>(ref TWriter writer)
        {
            writer.Member("Reason"u8);
            writer.WriteString(reason);
            writer.Member("Type"u8);
            writer.WriteString("User");
        }
    }
}
