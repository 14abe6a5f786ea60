// How fast the server starts and how little it needs when idle: dotnet run bench/start.cs [rounds]
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
var root = Root();
var launcher = Path.Combine(root, "millrace");
await Process.Start(new ProcessStartInfo(launcher, "--version") { RedirectStandardOutput = true })!.WaitForExitAsync(); // The build, if any, is not measured.

var time = TimeProvider.System;
var starts = new List<double>();
var resident = new List<double>();
for (var round = 0; round < rounds; round++)
{
    var data = Directory.CreateTempSubdirectory("millrace-bench-");
    var port = FreePort();
    var start = time.GetTimestamp();
    using var server = Process.Start(new ProcessStartInfo(launcher, ["start", "--port", $"{port}", "--data", data.FullName]) { RedirectStandardOutput = true })!;
    using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    await FirstAnswerAsync(client);
    starts.Add(time.GetElapsedTime(start).TotalMilliseconds);
    await Task.Delay(TimeSpan.FromSeconds(2), time); // What starting left to do is done by then.
    server.Refresh();
    resident.Add(server.WorkingSet64 / (1024.0 * 1024));
    await Process.Start("kill", ["-TERM", $"{server.Id}"]).WaitForExitAsync();
    await server.WaitForExitAsync();
    data.Delete(recursive: true);
}

Print("start to first answer", starts, "ms", limit: 500);
Print("resident when idle", resident, "MiB", limit: 100);
return Median(starts) < 500 && Median(resident) < 100 ? 0 : 1;

// Asks without a pause until it is answered: an API call, decoded, authorised and answered from the store.
async Task FirstAnswerAsync(HttpClient client)
{
    while (true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Headers.Add("X-Amz-Target", "Kinesis_20131202.ListStreams");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        try
        {
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"ListStreams was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            return;
        }
        catch (HttpRequestException notYet) when (notYet.HttpRequestError == HttpRequestError.ConnectionError)
        {
            await Task.Yield();
        }
    }
}

static void Print(string what, List<double> values, string unit, double limit) =>
    Console.WriteLine($"{what,-24} median {Median(values),6:F0} {unit,-4} least {values.Min(),6:F0}  most {values.Max(),6:F0}   (limit {limit} {unit}, {values.Count} rounds)");

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

static string Root()
{
    var directory = new DirectoryInfo(Environment.CurrentDirectory);
    while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Millrace.slnx"))) directory = directory.Parent;
    return directory?.FullName ?? throw new InvalidOperationException("Run it inside the repository.");
}
