using System.Globalization;
using Millrace.Bench;

return args is [BareServer.Command, var port, var answerBytes]
    ? await BareServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), int.Parse(answerBytes, CultureInfo.InvariantCulture))
    : await BenchCommand.RunAsync(args);
