using Millrace.Wire;

namespace Millrace.Kinesis.Tests;

/// <summary>What a call is refused with.</summary>
internal static class Refusal
{
    public static async Task IsAsync(string code, string? text, Func<Task> call, int status = 400)
    {
        var refusal = await Assert.ThrowsAsync<ServiceException>(call);
        Assert.Equal((code, text, status), (refusal.Code, refusal.Text, refusal.Status));
    }

    public static Task InvalidArgumentAsync(string text, Func<Task> call) => IsAsync("InvalidArgumentException", text, call);

    public static Task NotFoundAsync(string text, Func<Task> call) => IsAsync("ResourceNotFoundException", text, call);

    public static Task InUseAsync(string text, Func<Task> call) => IsAsync("ResourceInUseException", text, call);

    public static Task LimitExceededAsync(string text, Func<Task> call) => IsAsync("LimitExceededException", text, call);
}
