using Millrace.Hosting;

namespace Millrace.Commands;

/// <summary>A file that holds the endpoint's URL while the server answers, and only then; it appears whole.</summary>
internal sealed class ReadyFile : IDisposable
{
    private readonly string _path;

    public ReadyFile(string path)
    {
        _path = Path.GetFullPath(path);
        Delete();
    }

    public void Write(Uri endpoint)
    {
        var draft = $"{_path}.{Environment.ProcessId}";
        Try(() =>
        {
            File.WriteAllText(draft, endpoint.OriginalString + "\n");
            File.Move(draft, _path, overwrite: true);
        });
    }

    public void Dispose() => Delete();

    private void Delete() => Try(() =>
    {
        if (Directory.Exists(Path.GetDirectoryName(_path))) File.Delete(_path);
    });

    private void Try(Action change)
    {
        try
        {
            change();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The ready file '{_path}' cannot be written: {fault.Message}", taken: false, fault);
        }
    }
}
