using Microsoft.AspNetCore.Http;
using Millrace.Lambda;
using Millrace.Lambda.EventSourceMappings;
using Millrace.WebConsole.Calls;

namespace Millrace.WebConsole.Functions;

/// <summary><c>api/batches</c>: the batches that calls with the <c>ids</c> were made with; those of calls that had none are left out.</summary>
/// <param name="lambda">The functions.</param>
/// <param name="aws">Knows whose functions are meant.</param>
internal sealed class BatchesAnswer(LambdaService lambda, AwsAnswer aws) : IConsoleAnswer
{
    private const int MostIds = 500;

    public Task AnswerAsync(HttpContext http)
    {
        var (account, _) = aws.PlaceOf(http.Request);
        var found = ConsoleAnswers.Required(http.Request, "ids").Split(',').Take(MostIds)
            .Select(lambda.FindBatch)
            .OfType<InvokedBatch>()
            .Where(batch => batch.AccountId == account);
        return ConsoleAnswers.SendAsync(http, [.. found], ConsoleJson.Default.InvokedBatchArray);
    }
}
