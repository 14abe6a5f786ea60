using System.CommandLine;
using System.Text.Json.Nodes;
using Millrace.Client.DynamoDB;
using Millrace.CommandLine.Clients;
using Millrace.Model.DynamoDB;

namespace Millrace.CommandLine.Tables;

/// <summary><c>millrace table</c>: tables of DynamoDB and their items.</summary>
internal static class TableCommand
{
    /// <summary>How long a table that changes is left alone between two looks.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private const int UsualItems = 100;

    public static Command Create()
    {
        var options = new VerbOptions();
        var group = new Verb("table", "Makes, shows and deletes tables, and reads and writes items as plain JSON.")
        {
            Examples =
            [
                ("millrace table create people --key id", "a table, ready when the command ends"),
                ("millrace table scan people -n 5", "five items"),
                ("millrace table put people '{\"id\": \"7\", \"name\": \"Ann\"}'", "an item"),
            ],
        };
        group.Subcommands.Add(TableCreate.Command(options));
        group.Subcommands.Add(List(options));
        group.Subcommands.Add(TableDelete.Command(options));
        group.Subcommands.Add(Scan(options));
        group.Subcommands.Add(WithItem("get", "KEY", "Shows an item.", "millrace table get people '{\"id\": \"7\"}'", options, GetAsync));
        group.Subcommands.Add(WithItem("put", "ITEM", "Puts an item; one with the same key is replaced.", "millrace table put people '{\"id\": \"7\", \"name\": \"Ann\"}'", options, PutAsync));
        group.Subcommands.Add(WithItem("delete-item", "KEY", "Deletes an item.", "millrace table delete-item people '{\"id\": \"7\"}'", options, DeleteAsync));
        return group;
    }

    /// <summary>The names of all tables.</summary>
    public static Task<List<string>> NamesAsync(DynamoDBClient tables, CancellationToken cancellationToken) => Paging.ReadAllAsync<string>(async last =>
    {
        var page = await tables.ListTablesAsync(new ListTablesRequest { ExclusiveStartTableName = last }, cancellationToken);
        return (page.TableNames, page.LastEvaluatedTableName);
    });

    /// <summary>A table as the verbs show it.</summary>
    public static JsonObject Row(TableDescription table) => new()
    {
        ["name"] = table.TableName,
        ["status"] = table.TableStatus,
        ["keys"] = new JsonArray([.. (table.KeySchema ?? []).Select(static key => JsonValue.Create(key.AttributeName))]),
        ["items"] = table.ItemCount,
        ["bytes"] = table.TableSizeBytes,
    };

    /// <summary>The name of a table, as an argument.</summary>
    public static Argument<string> NameArgument() => new("NAME") { Description = "The table" };

    private static Verb List(VerbOptions options)
    {
        var command = new Verb("list", "Lists the tables.") { Examples = [("millrace table list", "all of them")] };
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var tables = call.Clients.DynamoDB();
            var rows = new List<JsonObject>();
            foreach (var name in await NamesAsync(tables, call.Cancellation))
            {
                try
                {
                    rows.Add(Row((await tables.DescribeTableAsync(new DescribeTableRequest { TableName = name }, call.Cancellation)).Table!));
                }
                catch (ResourceNotFoundException)
                {
                    // Deleted meanwhile.
                }
            }

            call.Output.List(
                [Column.Of("NAME", "name"), Column.Of("STATUS", "status"), Column.Of("KEYS", "keys"), Column.Of("ITEMS", "items", isNumber: true), Column.Of("BYTES", "bytes", isNumber: true)],
                rows,
                none: "There are no tables. Make one: millrace table create NAME --key id");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Verb Scan(VerbOptions options)
    {
        var name = NameArgument();
        var most = new Option<int>("-n", "--limit") { HelpName = "N", Description = "At most N items", CustomParser = VerbOptions.WholeNumber("-n", least: 1), DefaultValueFactory = static _ => UsualItems };
        var command = new Verb("scan", "Shows the items of a table.") { Examples = [("millrace table scan people -n 5", "five of them")] };
        command.Arguments.Add(name);
        command.Options.Add(most);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var tables = call.Clients.DynamoDB();
            var rows = new List<JsonObject>();
            var last = (IReadOnlyDictionary<string, AttributeValue>?)null;
            do
            {
                var page = await tables.ScanAsync(
                    new ScanRequest { TableName = call.Result.GetValue(name)!, Limit = call.Result.GetValue(most) - rows.Count, ExclusiveStartKey = last }, call.Cancellation);
                rows.AddRange((page.Items ?? []).Select(ItemJson.Of));
                last = page.LastEvaluatedKey;
            }
            while (last is { Count: > 0 } && rows.Count < call.Result.GetValue(most));
            var names = rows.SelectMany(static row => row.Select(static member => member.Key)).Distinct().ToList();
            call.Output.List(names.ConvertAll(static member => Column.Of(member, member)), rows, none: "There are no items.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Verb WithItem(
        string verb, string argument, string description, string example, VerbOptions options, Func<VerbCall, DynamoDBClient, string, Dictionary<string, AttributeValue>, Task<int>> body)
    {
        var name = NameArgument();
        var item = new Argument<Dictionary<string, AttributeValue>>(argument)
        {
            Description = "As JSON",
            CustomParser = result => VerbOptions.Parsed(result, argument, ItemJson.Read),
        };
        var command = new Verb(verb, description) { Examples = [(example, "")] };
        command.Arguments.Add(name);
        command.Arguments.Add(item);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var tables = call.Clients.DynamoDB();
            return await body(call, tables, call.Result.GetValue(name)!, call.Result.GetValue(item)!);
        });
        return command;
    }

    private static async Task<int> GetAsync(VerbCall call, DynamoDBClient tables, string table, Dictionary<string, AttributeValue> key)
    {
        var answer = await tables.GetItemAsync(new GetItemRequest { TableName = table, Key = key, ConsistentRead = true }, call.Cancellation);
        call.Output.One(ItemJson.Of(answer.Item ?? throw VerbException.NotFound($"table '{table}' has no such item.")));
        return ExitCode.Ok;
    }

    private static async Task<int> PutAsync(VerbCall call, DynamoDBClient tables, string table, Dictionary<string, AttributeValue> item)
    {
        await tables.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, call.Cancellation);
        call.Output.One(ItemJson.Of(item));
        return ExitCode.Ok;
    }

    private static async Task<int> DeleteAsync(VerbCall call, DynamoDBClient tables, string table, Dictionary<string, AttributeValue> key)
    {
        var answer = await tables.DeleteItemAsync(new DeleteItemRequest { TableName = table, Key = key, ReturnValues = "ALL_OLD" }, call.Cancellation);
        call.Output.One(ItemJson.Of(answer.Attributes is { Count: > 0 } was ? was : throw VerbException.NotFound($"table '{table}' has no such item.")));
        return ExitCode.Ok;
    }
}
