using System.IO.Compression;
using Millrace.Client.Lambda;
using Millrace.Model.Lambda;

namespace Millrace.CommandLine.Functions;

/// <summary>A file that becomes a function.</summary>
/// <param name="Name">Its name, without what follows the dot.</param>
/// <param name="Runtime">What runs it.</param>
/// <param name="Handler">The function in it.</param>
/// <param name="Zip">The file, packed as Lambda takes it.</param>
internal sealed record FunctionFile(string Name, string Runtime, string Handler, byte[] Zip)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads a file.</summary>
    /// <exception cref="VerbException">There is none, or nobody knows what runs it.</exception>
    public static FunctionFile Read(string path)
    {
        if (!File.Exists(path)) throw VerbException.NotFound($"there is no file '{path}'.");
        var name = Path.GetFileNameWithoutExtension(path);
        var (runtime, function) = Path.GetExtension(path) switch
        {
            ".js" or ".mjs" or ".cjs" => ("nodejs22.x", "handler"),
            ".py" => ("python3.13", "lambda_handler"),
            ".rb" => ("ruby3.3", "lambda_handler"),
            var other => throw VerbException.Usage($"'{other}' is none of .js, .mjs, .cjs, .py and .rb, which are known to run."),
        };
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntryFromFile(path, Path.GetFileName(path));
        return new(name, runtime, $"{name}.{function}", packed.ToArray());
    }

    /// <summary>Makes the function, or gives it this code, and waits until it can be called.</summary>
    public async Task UploadAsync(VerbCall call, LambdaClient lambda, string function)
    {
        try
        {
            await lambda.GetFunctionConfigurationAsync(new GetFunctionConfigurationRequest { FunctionName = function }, call.Cancellation);
            await lambda.UpdateFunctionCodeAsync(new UpdateFunctionCodeRequest { FunctionName = function, ZipFile = Zip }, call.Cancellation);
        }
        catch (ResourceNotFoundException)
        {
            await lambda.CreateFunctionAsync(
                new CreateFunctionRequest
                {
                    FunctionName = function,
                    Runtime = Runtime,
                    Handler = Handler,
                    Role = await FunctionRole.EnsureAsync(call),
                    Code = new FunctionCode { ZipFile = Zip },
                },
                call.Cancellation);
        }

        while (await lambda.GetFunctionConfigurationAsync(new GetFunctionConfigurationRequest { FunctionName = function }, call.Cancellation) is { State: "Pending" } or { LastUpdateStatus: "InProgress" })
            await Task.Delay(BetweenLooks, call.Time, call.Cancellation);
    }
}
