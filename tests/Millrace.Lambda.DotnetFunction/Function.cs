namespace Millrace.Lambda.DotnetFunction;

public sealed class Function
{
    private int _calls;

    public Greeting Greet(Question question) => new() { Text = $"Hello {question.Name}", Calls = ++_calls };

    public async Task<string> Describe(string input, Amazon.Lambda.Core.ILambdaContext context)
    {
        await Task.Yield();
        context.Logger.LogInformation("logged");
        Console.WriteLine("written");
        return $"{input} {context.AwsRequestId} {context.MemoryLimitInMB} {context.RemainingTime > TimeSpan.Zero} {context.ClientContext?.Custom["a"]}";
    }

    public static Stream Copy(Stream input) => input;

    public void Fail() => throw new InvalidOperationException("no", new ArgumentException("why"));

    public int Twice(int value) => value * 2;

    public string Twice(string value) => value + value;

    public async Task Nothing() => await Task.Yield();

    /// <summary>Answers once there is nobody left to answer.</summary>
    public int Outlive()
    {
        var server = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!.Split(':');
        try
        {
            while (true)
            {
                using var client = new System.Net.Sockets.TcpClient(server[0], int.Parse(server[1], System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        catch (System.Net.Sockets.SocketException)
        {
            return 1;
        }
    }
}

public sealed record Question(string Name);

public sealed record Greeting
{
    public required string Text { get; init; }

    public int Calls { get; init; }
}
