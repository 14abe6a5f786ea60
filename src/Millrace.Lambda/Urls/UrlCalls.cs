using System.Runtime.CompilerServices;
using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Urls;

/// <summary>Calls functions by their URLs (facts/lambda.md 4).</summary>
/// <param name="room">The functions.</param>
internal sealed class UrlCalls(LambdaRoom room)
{
    private const int MostEventBytes = 6_291_456;
    private const int MostPreludeBytes = 64 * 1024;
    private const string PreludeType = "application/vnd.awslambda.http-integration-response";
    private static readonly byte[] s_preludeEnd = new byte[8];

    /// <summary>Finds what a host is the URL of; null for a host that is none.</summary>
    /// <param name="host">The host, without a port: <c>ID.lambda-url.REGION.ANYTHING</c>.</param>
    public UrlTarget? Find(string host)
    {
        if (FunctionUrls.Parse(host) is not var (id, region)) return null;
        foreach (var (key, function) in room.Store.Functions(region))
        {
            foreach (var (qualifier, config) in function.Urls)
            {
                if (FunctionUrls.IdOf(config.FunctionUrl) == id) return new UrlTarget(id, new FunctionReference(key, qualifier.Length == 0 ? null : qualifier), config);
            }
        }

        return null;
    }

    /// <summary>Calls a function.</summary>
    /// <exception cref="Wire.ServiceException">It could not be run, or the request is too large.</exception>
    public async Task<UrlAnswer> CallAsync(UrlTarget target, UrlRequest request, CancellationToken cancellationToken)
    {
        var payload = UrlEvent.Write(target, request, room.Time.GetUtcNow());
        if (payload.Length > MostEventBytes) throw LambdaErrors.TooLarge($"Request must be smaller than {MostEventBytes} bytes for the InvokeFunction operation");
        var call = new Invocation.Invocation(request.RequestId, payload);
        if (target.Config.InvokeMode != InvokeMode.ResponseStream)
            return UrlAnswer.OfWhole(await room.Invocations.InvokeAsync(target.Function, call, cancellationToken));

        var answer = await AnswerStream.BeginAsync(room.Invocations, target.Function, call);
        try
        {
            return await OpenAsync(answer, cancellationToken);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static async Task<UrlAnswer> OpenAsync(AnswerStream answer, CancellationToken cancellationToken)
    {
        var parts = answer.ReadAsync(CancellationToken.None).GetAsyncEnumerator(cancellationToken);
        var begun = new MemoryStream();
        var prelude = -1;
        var isOpen = true;
        while (prelude < 0 && begun.Length <= MostPreludeBytes)
        {
            isOpen = await parts.MoveNextAsync();
            if (!isOpen) break;
            begun.Write(parts.Current.Span);
            if (answer.ContentType != PreludeType) break;
            prelude = begun.GetBuffer().AsSpan(0, (int)begun.Length).IndexOf(s_preludeEnd);
        }

        // What failed before it said anything has no status of its own.
        var isUnreadable = answer.ContentType == PreludeType && prelude < 0;
        if (isUnreadable || (!isOpen && (await answer.Outcome).FunctionError is not null))
        {
            answer.Dispose();
            return UrlAnswer.Failed;
        }

        ReadOnlyMemory<byte> read = begun.GetBuffer().AsMemory(0, (int)begun.Length);
        ReadOnlyMemory<byte>? meta = prelude < 0 ? default(ReadOnlyMemory<byte>?) : read[..prelude];
        var body = BodyAsync(answer, prelude < 0 ? read : read[(prelude + s_preludeEnd.Length)..], isOpen ? parts : null, CancellationToken.None);
        return UrlAnswer.OfStream(meta, answer.ContentType ?? "application/json", body, answer);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> BodyAsync(
        AnswerStream answer, ReadOnlyMemory<byte> read, IAsyncEnumerator<ReadOnlyMemory<byte>>? parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!read.IsEmpty) yield return read;
        while (parts is not null && await parts.MoveNextAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return parts.Current;
        }

        if ((await answer.Outcome).FunctionError is not null) throw new InvalidOperationException("The function failed behind a part of its answer.");
    }
}
