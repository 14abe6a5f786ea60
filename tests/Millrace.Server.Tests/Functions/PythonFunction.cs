using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Millrace.Model.Iam;
using Millrace.Model.Lambda;
using Millrace.Model.Logs;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Functions;

/// <summary>A function "f" in Python, which tells in its log what it was called with.</summary>
internal static class PythonFunction
{
    public const string Arn = $"arn:aws:lambda:{SampleRequests.Region}:{SampleRequests.Account}:function:f";

    /// <summary>Makes it, with a role that may do anything.</summary>
    public static async Task MakeFunctionAsync(this SignedCaller caller, string code)
    {
        await caller.DoAsync(
            IamApi.CreateRole,
            ("RoleName", "worker"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await caller.DoAsync(
            IamApi.PutRolePolicy,
            ("RoleName", "worker"),
            ("PolicyName", "all"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""));
        await caller.DoAsync(
            LambdaApi.CreateFunction,
            ("FunctionName", "f"),
            ("Role", $"arn:aws:iam::{SampleRequests.Account}:role/worker"),
            ("Runtime", "python3.12"),
            ("Handler", "index.handler"),
            ("Timeout", 30),
            ("Code", new Dictionary<string, object> { ["ZipFile"] = Zip(code) }));
    }

    /// <summary>The lines of its log with a word, as soon as there are enough.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(this SignedCaller caller, string word, int count)
    {
        while (true)
        {
            var read = await caller.CallAsync(LogsApi.FilterLogEvents, new Dictionary<string, object> { ["logGroupName"] = "/aws/lambda/f", ["filterPattern"] = word });
            if (read.Code is null)
            {
                List<string> lines = [.. JsonNode.Parse(read.Body)!["events"]!.AsArray().Select(static one => ((string)one!["message"]!).Trim())];
                if (lines.Count >= count) return lines;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static string Zip(string code)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("index.py").Open();
            entry.Write(Encoding.UTF8.GetBytes(code));
        }

        return Convert.ToBase64String(output.ToArray());
    }
}
