using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB;

/// <summary>The item whose condition did not hold, beside the error that says so.</summary>
internal sealed class FailedItem(IReadOnlyDictionary<string, AttributeValue> item) : ErrorDetails
{
    public IReadOnlyDictionary<string, AttributeValue> Item { get; } = item;

    public override int Members => 1;

    public override void Write<TWriter>(ref TWriter writer) => Write(ref writer, Item);

    /// <summary>Writes an item as the member that it is called by.</summary>
    public static void Write<TWriter>(ref TWriter writer, IReadOnlyDictionary<string, AttributeValue> item)
        where TWriter : IShapeWriter, allows ref struct
    {
        writer.Member("Item"u8);
        writer.BeginMap(item.Count);
        foreach (var (name, value) in item)
        {
            writer.Entry(name);
            value.Write(ref writer);
        }

        writer.EndMap();
    }
}
