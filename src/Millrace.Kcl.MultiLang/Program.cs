using Millrace.Kcl.MultiLang.Commands;

return await MultiLangCommand.RunAsync(args);
