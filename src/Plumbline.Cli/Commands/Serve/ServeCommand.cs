using System.CommandLine;
using System.Net;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Models.Batching;
using Plumbline.Models.Chat;
using Plumbline.Models.ChatTemplates;
using Plumbline.Serving.Folders;
using Plumbline.Serving.Hosting;

namespace Plumbline.Cli.Commands.Serve;

/// <summary><c>plumb serve</c>.</summary>
internal sealed class ServeCommand : PlumbCommand
{
    private static readonly ServerOptions Defaults = new();
    private static readonly BatchOptions BatchDefaults = new();
    private readonly Option<string[]> _model = new("--model")
    {
        Description = "Folder of a checkpoint, adapter or run, or NAME=DIR; may be given several times. A run stands for all its stages.",
        HelpName = "[NAME=]DIR",
        Required = true,
    };

    private readonly Option<string> _host = TypedOptions.Text(
        "--host", "ADDRESS", $"Address to listen at. Any but loopback wants a bearer token in the variable {ServeToken.Variable}.", "127.0.0.1");

    private readonly Option<int> _port = TypedOptions.Integer("--port", "Port; 0 takes a free one and prints it.", Defaults.Port);
    private readonly Option<string?> _template = new("--chat-template")
    {
        Description = $"Chat template: a file, none, or {string.Join(", ", BuiltInChatTemplates.Names)}. Default: what each model brings.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _base = new("--base") { Description = "Folder of the base model of adapters. Default: the one that an adapter names.", HelpName = "DIR" };
    private readonly Option<int> _maxTokens = TypedOptions.Integer("--max-tokens", "Most tokens of a chat reply where a request does not say.", Defaults.DefaultMaxTokens);
    private readonly Option<int> _maxBatch = TypedOptions.Integer("--max-batch", "Most replies that are generated side by side. Changes speed, never a result.", BatchDefaults.MaxBatch);
    private readonly Option<int> _maxReplies = TypedOptions.Integer("--max-replies", "Most replies generated or waited for at once; more are refused with status 429.", Defaults.MaxReplies);
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<bool> _log = TypedOptions.Switch("--log-requests", "Write one line per request on standard error: endpoint, status, tokens, time; nothing that was said.");
    private readonly Option<bool> _json = TypedOptions.Json();
    private readonly ProcessorArguments _processor;

    public ServeCommand()
        : base("serve", "Serves local models to any client of OpenAI's API, until Ctrl+C.",
        [
            new Example("One model, on this machine only", "plumb serve --model models/parlor-base"),
            new Example("All stages of a run, on a free port", "plumb serve --model runs/align-1 --port 0 --log-requests"),
            new Example("Two models by names, for the network", $"{ServeToken.Variable}=$(openssl rand -hex 32) plumb serve --model old=DIR --model new=DIR --host 0.0.0.0"),
        ])
    {
        foreach (Option option in new Option[] { _model, _host, _port, _template, _base, _maxTokens, _maxBatch, _maxReplies, _seed, _log })
        {
            Add(option);
        }

        _processor = new ProcessorArguments(this);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        ServerOptions options = ReadOptions(arguments);
        BatchOptions batch = new() { MaxBatch = arguments.GetValue(_maxBatch) };
        UsageException.ThrowIfAny([.. options.Validate(), .. batch.Validate()]);
        ModelFolder[] folders = [.. arguments.GetValue(_model)!.SelectMany(ModelFolder.Find)];
        if (folders.GroupBy(folder => folder.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"{twice.Count()} models would be named '{twice.Key}'; name them with --model NAME=DIR");
        }

        List<ServedModel> models = [];
        try
        {
            foreach (ModelFolder folder in folders)
            {
                session.Cancellation.ThrowIfCancellationRequested();
                models.Add(Load(folder, arguments, batch));
            }

            Serve(models, options, arguments, session);
            return ExitCode.Done;
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
    }

    private ServerOptions ReadOptions(ParseResult arguments)
    {
        string host = arguments.GetValue(_host)!;
        IPAddress? address = host == "localhost" ? IPAddress.Loopback : null;
        if (address is null && !IPAddress.TryParse(host, out address))
        {
            throw new UsageException($"--host is '{host}'; expected an address such as 127.0.0.1, 0.0.0.0 or ::1");
        }

        string? token = ServeToken.Read(Environment.GetEnvironmentVariable);
        if (token is null && !IPAddress.IsLoopback(address))
        {
            throw new UsageException($"--host {host} lets other machines in; set {ServeToken.Variable} to a token of {ServerOptions.ShortestToken} characters or more, or listen at 127.0.0.1");
        }

        return new ServerOptions
        {
            Address = address,
            Port = arguments.GetValue(_port),
            Token = token,
            DefaultMaxTokens = arguments.GetValue(_maxTokens),
            MaxReplies = arguments.GetValue(_maxReplies),
        };
    }

    private ServedModel Load(ModelFolder folder, ParseResult arguments, BatchOptions batch)
    {
        try
        {
            LocalModel model = LocalModel.Load(
                folder.Folder, new LocalModelOptions { ChatTemplate = arguments.GetValue(_template), BaseFolder = arguments.GetValue(_base) });
            return new ServedModel(folder.Name, model, _processor.Start(arguments), batch, arguments.GetValue(_seed));
        }
        catch (ChatTemplateException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private void Serve(List<ServedModel> models, ServerOptions options, ParseResult arguments, CommandSession session)
    {
        RequestLines lines = new(session, arguments.GetValue(_log));
        ModelServer server = new(models, options, session.Time, lines.Write);
        try
        {
            server.StartAsync(session.Cancellation).GetAwaiter().GetResult();
            ServePanel.Write(session, server.Address, models, options.Token is not null, arguments.GetValue(_json));
            session.Cancellation.WaitHandle.WaitOne();

            // Ctrl+C is how one ends a server: nothing failed, and nothing is left to resume.
            session.Remark($"ending; running requests have {options.DrainTime.TotalSeconds:0} seconds to finish");
            server.StopAsync().GetAwaiter().GetResult();
        }
        finally
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
