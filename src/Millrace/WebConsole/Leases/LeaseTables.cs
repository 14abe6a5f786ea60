using System.Buffers;
using System.Text.Json;
using Millrace.Wire;

namespace Millrace.WebConsole.Leases;

/// <summary>Reads the tables of leases.</summary>
/// <param name="scan">DynamoDB's Scan.</param>
internal sealed class LeaseTables(OperationBinding scan)
{
    /// <summary>The leases of a table; rows of other kinds are left out.</summary>
    /// <exception cref="ServiceException">There is no such table.</exception>
    public async ValueTask<IReadOnlyList<LeaseItem>> ReadAsync(string table, RequestContext context, CancellationToken cancellationToken)
    {
        var leases = new List<LeaseItem>();
        string? next = null;
        do
        {
            using var page = await ScanAsync(table, next, context, cancellationToken);
            foreach (var item in page.RootElement.GetProperty("Items").EnumerateArray())
            {
                if (Value(item, "leaseKey", "S") is { } key && Value(item, "leaseCounter", "N") is { } counter && Value(item, "checkpoint", "S") is { } checkpoint)
                    leases.Add(new LeaseItem(key, Value(item, "leaseOwner", "S"), counter, checkpoint));
            }

            next = page.RootElement.TryGetProperty("LastEvaluatedKey", out var last) ? last.GetRawText() : null;
        }
        while (next is not null);

        return leases;
    }

    private async ValueTask<JsonDocument> ScanAsync(string table, string? start, RequestContext context, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("TableName", table);
            if (start is not null)
            {
                json.WritePropertyName("ExclusiveStartKey");
                json.WriteRawValue(start);
            }

            json.WriteEndObject();
        }

        var call = scan.Decode(body.WrittenSpan.ToArray(), WireFormat.Json);
        call.Validate();
        var answer = new ArrayBufferWriter<byte>();
        await call.ExecuteAsync(context, answer, cancellationToken);
        return JsonDocument.Parse(answer.WrittenMemory.ToArray());
    }

    private static string? Value(JsonElement item, string name, string type) =>
        item.TryGetProperty(name, out var attribute) && attribute.TryGetProperty(type, out var value) ? value.GetString() : null;
}
