using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Millrace.Bench;

/// <summary>What is left of a server that does nothing: Kestrel reads the body, hashes it and answers as many bytes as it was told.</summary>
internal static class BareServer
{
    public const string Command = "bare";

    /// <summary>A PutRecord's answer is about as long.</summary>
    public const int UsualAnswerBytes = 110;

    public static async Task<int> RunAsync(int port, int answerBytes)
    {
        var answer = new byte[answerBytes];
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(port);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });
        await using var web = builder.Build();
        web.Run(async http =>
        {
            var length = (int)(http.Request.ContentLength ?? 0);
            var body = ArrayPool<byte>.Shared.Rent(length + 1);
            var read = 0;
            while (await http.Request.Body.ReadAsync(body.AsMemory(read)) is > 0 and var more) read += more;
            var hash = new byte[SHA256.HashSizeInBytes];
            SHA256.HashData(body.AsSpan(0, read), hash);
            ArrayPool<byte>.Shared.Return(body);

            http.Response.ContentType = "application/x-amz-json-1.1";
            http.Response.ContentLength = answer.Length;
            await http.Response.Body.WriteAsync(answer);
        });
        await web.RunAsync();
        return 0;
    }

    public static string[] Arguments(int port, int answerBytes) =>
        [Command, port.ToString(CultureInfo.InvariantCulture), answerBytes.ToString(CultureInfo.InvariantCulture)];
}
