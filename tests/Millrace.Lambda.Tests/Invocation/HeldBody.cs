using System.IO.Pipelines;
using System.Text;

namespace Millrace.Lambda.Tests.Invocation;

/// <summary>A body that comes when a test says so.</summary>
internal sealed class HeldBody
{
    private readonly Pipe _pipe = new();

    public Stream Stream => _pipe.Reader.AsStream();

    public void Add(string text) => _ = _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    public void End() => _pipe.Writer.Complete();
}
