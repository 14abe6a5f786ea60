namespace Millrace.Architecture.Tests;

public sealed class ArrowTests
{
    public static TheoryData<string> Rooms => new(Room.All.Select(room => room.Name));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_calls_only_the_rooms_below_it(string name)
    {
        var room = Room.Named(name);
        Assert.DoesNotContain(room.CompiledReferences(), other => !room.May(other));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_names_only_the_rooms_below_it(string name)
    {
        var room = Room.Named(name);
        Assert.DoesNotContain(room.ProjectReferences(), other => !room.May(other));
    }

    [Fact]
    public void No_service_knows_another()
    {
        Assert.False(Room.Named("Millrace.Kinesis").May("Millrace.Iam"));
        Assert.False(Room.Named("Millrace.Iam").May("Millrace.Kinesis"));
        Assert.True(Room.Named("Millrace").May("Millrace.Kinesis"));
    }
}
