using System.CommandLine;
using System.Text.Json.Nodes;
using Millrace.Model.DynamoDB;

namespace Millrace.CommandLine.Tables;

/// <summary><c>millrace table delete</c>.</summary>
internal static class TableDelete
{
    public static Command Command(VerbOptions options)
    {
        // One alone: an item that somebody means to delete, as `delete-item` takes it, must not be taken for another table.
        var name = TableCommand.NameArgument();
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait until it is gone" };
        var command = new Verb("delete", "Deletes a table with its items, and waits until it is gone.")
        {
            Examples = [("millrace table delete people", "the table and all in it")],
        };
        command.Arguments.Add(name);
        command.Options.Add(noWait);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var tables = call.Clients.DynamoDB();
            var table = call.Result.GetValue(name)!;
            await tables.DeleteTableAsync(new DeleteTableRequest { TableName = table }, call.Cancellation);
            while (!call.Result.GetValue(noWait) && (await TableCommand.NamesAsync(tables, call.Cancellation)).Contains(table))
                await Task.Delay(TableCommand.BetweenLooks, call.Time, call.Cancellation);
            call.Output.One(new JsonObject { ["name"] = table, ["deleted"] = true });
            return ExitCode.Ok;
        });
        return command;
    }
}
