namespace Millrace.Wire.Tests;

public sealed class GeneratedTableTests
{
    [Fact]
    public void A_service_has_its_descriptor()
    {
        Assert.Equal(new ServiceDescriptor("Post", "2020-01-02", "post", "post", "Post_20200102", null), PostApi.Service);
        Assert.Equal(new ServiceDescriptor("Desk", "2021-03-04", "desk", "desk", null, "https://desk.example/doc/2021-03-04/"), DeskApi.Service);
    }

    [Fact]
    public void A_service_lists_its_own_operations_by_name()
    {
        Assert.Equal([PostApi.DropParcel, PostApi.SendParcel, PostApi.TraceParcel], PostApi.Operations);
        Assert.Equal([DeskApi.Echo, DeskApi.Ring], DeskApi.Operations);
    }

    [Fact]
    public void An_operation_carries_what_its_request_declares()
    {
        Assert.Same(PostApi.Service, PostApi.DropParcel.Service);
        Assert.Equal("DropParcel", PostApi.DropParcel.Name);
        Assert.Equal("post:DropParcel", PostApi.DropParcel.Action);
        Assert.Equal("parcel", PostApi.DropParcel.Resource);
        Assert.True(PostApi.DropParcel.ReadOnly);
        Assert.False(PostApi.SendParcel.ReadOnly);
        Assert.Equal("ParcelMoved", PostApi.TraceParcel.EventType);
    }

    [Fact]
    public void Handlers_are_bound_to_the_operations_of_their_service()
    {
        var room = new PostRoom();
        Assert.Equal([PostApi.DropParcel, PostApi.SendParcel, PostApi.TraceParcel], PostHandlers.Bind(room).Select(b => b.Operation));
        Assert.Equal([DeskApi.Echo, DeskApi.Ring], DeskHandlers.Bind(room).Select(b => b.Operation));
    }

    [Fact]
    public async Task A_client_has_a_method_for_each_operation()
    {
        var client = new PostClient();
        await client.SendParcelAsync(new() { Name = "a" }, CancellationToken.None);
        // An operation without output gives a plain task.
        Task dropped = client.DropParcelAsync(new() { Name = "b" }, TestContext.Current.CancellationToken);
        await dropped;
        // One that answers with events gives them.
        IAsyncEnumerable<ParcelMoved> moves = client.TraceParcelAsync(new() { Name = "c" }, TestContext.Current.CancellationToken);
        Assert.Empty(await moves.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            [
                "SendParcel SendParcelRequest { Name = a, Content =  } False",
                "DropParcel DropParcelRequest { Name = b } True",
                "TraceParcel TraceParcelRequest { Name = c } True",
            ],
            client.Calls);
    }
}
