using System.Text;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Reading;

/// <summary>The range of keys that a query reads.</summary>
/// <param name="Partition">What every key of the partition begins with.</param>
/// <param name="From">The first key.</param>
/// <param name="To">The key just past the last.</param>
internal sealed record KeyRange(byte[] Partition, byte[] From, byte[]? To)
{
    /// <summary>Makes the range for what a query says of a key.</summary>
    /// <exception cref="ServiceException">It does not fit the key.</exception>
    public static KeyRange Of(KeyState schema, IReadOnlyList<KeyTerm> terms)
    {
        Check(schema, terms);
        var writer = new KeyWriter();
        foreach (var attribute in schema.Hash) writer.Write(Find(terms, attribute)!.Values[0]);
        writer.EndPartitionKey();
        var partition = writer.ToArray();
        foreach (var attribute in schema.Range)
        {
            if (Find(terms, attribute) is not { } term) break;
            if (term.Operator != ComparisonOperator.Eq) return OfRange(term, partition, writer);
            writer.Write(term.Values[0]);
        }

        var from = writer.ToArray();
        return new KeyRange(partition, from, KeyWriter.Past(from));
    }

    private static KeyRange OfRange(KeyTerm term, byte[] partition, KeyWriter writer)
    {
        var prefix = writer.ToArray();
        var past = KeyWriter.Past(prefix);
        if (term.Operator == ComparisonOperator.BeginsWith)
        {
            writer.WriteStart(term.Values[0]);
            var start = writer.ToArray();
            return new KeyRange(partition, start, KeyWriter.Past(start));
        }

        var first = With(prefix, term.Values[0]);
        return term.Operator switch
        {
            ComparisonOperator.Lt => new KeyRange(partition, prefix, first),
            ComparisonOperator.Le => new KeyRange(partition, prefix, KeyWriter.Past(first)),
            ComparisonOperator.Gt => new KeyRange(partition, KeyWriter.Past(first)!, past),
            ComparisonOperator.Ge => new KeyRange(partition, first, past),
            _ => new KeyRange(partition, first, KeyWriter.Past(With(prefix, term.Values[1]))),
        };
    }

    private static byte[] With(byte[] prefix, AttributeValue value)
    {
        var writer = new KeyWriter();
        writer.Write(value);
        return [.. prefix, .. writer.ToArray().AsSpan(KeyWriter.HashSize)];
    }

    /// <summary>Whether a key is in the partition, and whether it is in the range.</summary>
    public (bool IsInPartition, bool IsInRange) Holds(byte[] key) => (
        key.AsSpan().StartsWith(Partition),
        key.AsSpan().SequenceCompareTo(From) >= 0 && (To is null || key.AsSpan().SequenceCompareTo(To) < 0));

    /// <summary>What is left of the range behind a key, in the order of reading.</summary>
    public TableRange After(byte[]? key, bool isDescending) => (key, isDescending) switch
    {
        (null, _) => new TableRange(From, To, isDescending),
        (_, true) => new TableRange(From, key, true),
        _ => new TableRange([.. key, 0], To),
    };

    private static KeyTerm? Find(IReadOnlyList<KeyTerm> terms, KeyAttribute attribute) => terms.FirstOrDefault(term => term.Attribute == attribute.Name);

    private static void Check(KeyState schema, IReadOnlyList<KeyTerm> terms)
    {
        if (terms.Count > schema.Attributes().Count() && terms.Count > 2) throw DynamoDBErrors.Validation("Conditions can be of length 1 or 2 only");
        foreach (var attribute in schema.Hash)
        {
            if (Find(terms, attribute) is not { } term) throw Missed(attribute);
            if (term.Operator != ComparisonOperator.Eq) throw NotSupported();
        }

        var known = schema.Hash.Count;
        var isOpen = true;
        foreach (var attribute in schema.Range)
        {
            if (Find(terms, attribute) is not { } term)
            {
                isOpen = false;
                continue;
            }

            known++;
            // Conditions on a sort key of several attributes go from left to right; only the last may be an inequality.
            if (!isOpen || term.Operator is ComparisonOperator.Ne or ComparisonOperator.In or ComparisonOperator.Null or ComparisonOperator.NotNull
                or ComparisonOperator.Contains or ComparisonOperator.NotContains) throw NotSupported();
            isOpen = term.Operator == ComparisonOperator.Eq;
        }

        if (known < terms.Count) throw schema.Range.FirstOrDefault(attribute => Find(terms, attribute) is null) is { } range ? Missed(range) : NotSupported();
        foreach (var attribute in schema.Attributes())
        {
            if (Find(terms, attribute) is { } term) CheckValues(attribute, term, schema.Hash.Contains(attribute));
        }
    }

    private static void CheckValues(KeyAttribute attribute, KeyTerm term, bool isHash)
    {
        foreach (var value in term.Values)
        {
            if (value.Type != attribute.Type) throw DynamoDBErrors.InvalidParameters("Condition parameter type does not match schema type");
            var isEmpty = value is StringValue { Text.Length: 0 } or BinaryValue { Bytes.Length: 0 };
            if (isEmpty && (isHash || term.Operator == ComparisonOperator.Eq))
            {
                throw DynamoDBErrors.Validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
                    + $"{(value is BinaryValue ? "binary" : "string")} value. Key: {attribute.Name}");
            }

            var length = value is StringValue text ? Encoding.UTF8.GetByteCount(text.Text) : value is BinaryValue binary ? binary.Bytes.Length : 0;
            if (isHash && length > ItemKeys.MostHashBytes)
                throw DynamoDBErrors.InvalidParameters("Size of hashkey has exceeded the maximum size limit of2048 bytes");
            if (!isHash && length > ItemKeys.MostRangeBytes)
                throw DynamoDBErrors.InvalidParameters("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static ServiceException Missed(KeyAttribute attribute) => DynamoDBErrors.Validation($"Query condition missed key schema element: {attribute.Name}");

    private static ServiceException NotSupported() => DynamoDBErrors.Validation("Query key condition not supported");
}
