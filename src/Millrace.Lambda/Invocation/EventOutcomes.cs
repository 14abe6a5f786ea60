using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Invocation;

/// <summary>Tells what came of calls that nobody waits for: to destinations, and to dead-letter queues (facts/lambda.md 4, Async).</summary>
/// <param name="destinations">Queues, topics and buckets.</param>
/// <param name="call">Calls a function that is a destination.</param>
/// <param name="meters">Counts what could not be sent.</param>
/// <param name="failed">Told what could not be sent.</param>
/// <param name="time">The clock.</param>
internal sealed class EventOutcomes(
    IDestinations destinations, Func<FunctionReference, Invocation, ValueTask> call, FunctionMeters meters, Action<Exception> failed, TimeProvider time)
{
    private const int MostMessageChars = 1024;

    /// <summary>Tells an outcome to whoever wants to know.</summary>
    /// <param name="function">The function.</param>
    /// <param name="version">The version that its qualifier means.</param>
    /// <param name="config">How its calls are treated; null where it was never said.</param>
    /// <param name="queued">The call.</param>
    /// <param name="condition">As in <c>RetriesExhausted</c>.</param>
    /// <param name="outcome">What came of it; null where it did not run.</param>
    public async Task TellAsync(
        FunctionReference function, VersionState version, FunctionEventInvokeConfig? config, QueuedEvent queued, string condition, InvocationOutcome? outcome)
    {
        var isSuccess = condition == "Success";
        var destination = isSuccess ? config?.DestinationConfig?.OnSuccess?.Destination : config?.DestinationConfig?.OnFailure?.Destination;
        var role = version.Configuration.Role!;
        if (!string.IsNullOrEmpty(destination))
        {
            var now = time.GetUtcNow();
            var document = Write(function, queued, condition, outcome, now);
            var key = string.Create(CultureInfo.InvariantCulture, $"aws/lambda/async/{function.Key.Name}/{now:yyyy/MM/dd}/{now:yyyy-MM-dd'T'HH.mm.ss}-{Guid.NewGuid()}");
            if (!await SendAsync(destination, role, new DestinationDocument(document) { ObjectKey = key })) meters.Of(function).MissDestination();
        }

        if (!isSuccess && version.Configuration.DeadLetterConfig?.TargetArn is { Length: > 0 } queue)
        {
            var attributes = new Dictionary<string, string>
            {
                ["RequestID"] = queued.RequestId,
                ["ErrorCode"] = "200",
                ["ErrorMessage"] = MessageOf(outcome),
            };
            var dead = new DestinationDocument(Encoding.UTF8.GetString(queued.Payload)) { Attributes = attributes };
            if (!await SendAsync(queue, role, dead)) meters.Of(function).MissDeadLetters();
        }
    }

    private static string Write(FunctionReference function, QueuedEvent queued, string condition, InvocationOutcome? outcome, DateTimeOffset now)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "1.0"u8);
            json.WriteString("timestamp"u8, Moments.Utc(now));
            json.WriteStartObject("requestContext"u8);
            json.WriteString("requestId"u8, queued.RequestId);
            json.WriteString("functionArn"u8, function.Key.Qualified(function.Qualifier ?? FunctionKey.Latest));
            json.WriteString("condition"u8, condition);
            json.WriteNumber("approximateInvokeCount"u8, queued.Attempts);
            json.WriteEndObject();
            json.WritePropertyName("requestPayload"u8);
            WriteJson(json, queued.Payload);
            if (outcome is not null)
            {
                json.WriteStartObject("responseContext"u8);
                json.WriteNumber("statusCode"u8, 200);
                json.WriteString("executedVersion"u8, outcome.ExecutedVersion);
                if (outcome.FunctionError is { } error) json.WriteString("functionError"u8, error);
                json.WriteEndObject();
                json.WritePropertyName("responsePayload"u8);
                WriteJson(json, outcome.Payload);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>What a function answers should be JSON, and need not.</summary>
    private static void WriteJson(Utf8JsonWriter json, ReadOnlyMemory<byte> value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            document.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(value.Span);
        }
    }

    /// <summary>A function's own words, as many as a dead-letter queue gets.</summary>
    private static string MessageOf(InvocationOutcome? outcome)
    {
        if (outcome is null) return "";
        try
        {
            using var document = JsonDocument.Parse(outcome.Payload);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("errorMessage"u8, out var message)
                || message.ValueKind != JsonValueKind.String)
                return "";
            var text = message.GetString()!;
            return text.Length <= MostMessageChars ? text : text[..MostMessageChars];
        }
        catch (JsonException)
        {
            return "";
        }
    }

    /// <returns>Whether it was sent.</returns>
    private async Task<bool> SendAsync(string destination, string role, DestinationDocument document)
    {
        try
        {
            if (destination.Split(':') is [_, _, "lambda", ..] && FunctionReference.Parse(destination, "", "") is { } function)
            {
                if (!await destinations.MaySendAsync(destination, role, CancellationToken.None))
                    throw new ServiceException("AccessDeniedException", $"The role {role} may not call {destination}.", 403);
                await call(function, new Invocation(Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes(document.Body)));
            }
            else
            {
                await destinations.SendAsync(destination, role, document, CancellationToken.None);
            }

            return true;
        }
        catch (ServiceException fault)
        {
            failed(fault);
            return false;
        }
    }
}
