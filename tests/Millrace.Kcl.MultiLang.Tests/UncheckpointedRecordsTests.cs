using CsCheck;
using Millrace.Client.Aggregation;

namespace Millrace.Kcl.MultiLang.Tests;

public sealed class UncheckpointedRecordsTests
{
    [Fact]
    public void It_holds_what_lies_between_the_checkpoint_and_the_last_record() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[-1, 30], Gen.Int[1, 5]).Sample((count, checkpoint, batch) =>
        {
            var kept = new UncheckpointedRecords(1000);
            foreach (var records in Enumerable.Range(0, count).Select(i => Record(i)).Chunk(batch))
            {
                kept.Add(records);
                // Delivered again after a failure.
                kept.Add(records);
            }

            if (checkpoint >= 0) kept.Checkpointed(new ExtendedSequenceNumber($"{checkpoint / 2}", checkpoint % 2));

            Assert.Equal(Enumerable.Range(0, count).Where(i => i > checkpoint).Select(i => Record(i).PartitionKey), kept.ToList().Select(r => r.PartitionKey));
            Assert.True(kept.IsComplete);
        });

    [Fact]
    public void Too_many_are_forgotten_until_a_checkpoint_has_passed_them()
    {
        var kept = new UncheckpointedRecords(3);
        kept.Add([Record(0), Record(1)]);
        kept.Add([Record(2), Record(3)]);
        Assert.False(kept.IsComplete);

        kept.Add([Record(4)]);
        kept.Checkpointed(new ExtendedSequenceNumber("1", 0));
        Assert.False(kept.IsComplete);

        kept.Checkpointed(new ExtendedSequenceNumber("1", 1));
        Assert.True(kept.IsComplete);
        Assert.Equal("4", Assert.Single(kept.ToList()).PartitionKey);
    }

    private static UserRecord Record(int i) => new() { Data = new byte[1], PartitionKey = $"{i}", SequenceNumber = $"{i / 2}", SubSequenceNumber = i % 2 };
}
