using Microsoft.AspNetCore.Http;
using Millrace.Lambda;
using Millrace.WebConsole.Calls;

namespace Millrace.WebConsole.Functions;

/// <summary><c>api/functions</c>: what was counted of functions and event source mappings since the server started, and what runs.</summary>
/// <param name="lambda">The functions.</param>
/// <param name="aws">Knows whose functions are meant.</param>
internal sealed class FunctionsAnswer(LambdaService lambda, AwsAnswer aws) : IConsoleAnswer
{
    public Task AnswerAsync(HttpContext http)
    {
        var (account, region) = aws.PlaceOf(http.Request);
        var activity = new FunctionsActivity(
            [.. lambda.ObserveFunctions()
                .Where(function => function.Key.StartsWith($"{account}/{region}/", StringComparison.Ordinal))
                .Select(static function => new FunctionCounts(
                    function.Name, function.Invocations, function.Errors, function.Throttles, function.ColdStarts, function.Environments, function.Idle))],
            [.. lambda.ObserveMappings().Select(static mapping => new MappingCounts(mapping.Id, (long)mapping.Lag.TotalMilliseconds, mapping.Polled, mapping.Failed, mapping.Dropped))]);
        return ConsoleAnswers.SendAsync(http, activity, ConsoleJson.Default.FunctionsActivity);
    }
}

/// <summary>What functions and mappings have done.</summary>
/// <param name="Functions">The functions that were called.</param>
/// <param name="Mappings">The mappings.</param>
internal sealed record FunctionsActivity(IReadOnlyList<FunctionCounts> Functions, IReadOnlyList<MappingCounts> Mappings);

/// <summary>What a function has done since the server started.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Invocations">Calls that ended.</param>
/// <param name="Errors">Calls that ended with an error of the function.</param>
/// <param name="Throttles">Calls that were refused for its concurrency.</param>
/// <param name="ColdStarts">Processes that were started for it.</param>
/// <param name="Environments">Environments that there are.</param>
/// <param name="Idle">Those of them that are warm and wait for a call.</param>
internal sealed record FunctionCounts(string Name, long Invocations, long Errors, long Throttles, long ColdStarts, int Environments, int Idle);

/// <summary>What a mapping has done since the server started.</summary>
/// <param name="Id">Its UUID.</param>
/// <param name="Age">The age of the last record of the last batch when the function had finished, in milliseconds.</param>
/// <param name="Polled">Records that were read.</param>
/// <param name="Failed">Records that the function failed on.</param>
/// <param name="Dropped">Records that were given up.</param>
internal sealed record MappingCounts(string Id, long Age, long Polled, long Failed, long Dropped);
