using System.Globalization;
using System.Text.Json;
using Plumbline.Cli.Output;
using Plumbline.Serving.Hosting;

namespace Plumbline.Cli.Commands.Serve;

/// <summary>What a server says of itself when it begins: where it is, what it serves, how to call it.</summary>
internal static class ServePanel
{
    public static void Write(CommandSession session, Uri address, IReadOnlyList<ServedModel> models, bool hasToken, bool json)
    {
        string baseAddress = new Uri(address, "v1").AbsoluteUri;
        if (json)
        {
            session.WriteJson(new
            {
                BaseAddress = baseAddress,
                NeedsToken = hasToken,
                Models = models.Select(model => new { model.Name, model.Model.Folder, model.Positions, ChatFormat = model.Model.FormatName, model.Fingerprint }),
            });
            session.Output.Flush();
            return;
        }

        List<(string, string)> facts = [("address", baseAddress)];
        facts.AddRange(models.Select((model, i) => (i == 0 ? "models" : "", Describe(model))));
        facts.Add(("access", hasToken ? $"who knows the token in {ServeToken.Variable}" : "this machine only, without a token"));
        facts.Add(("end", "Ctrl+C"));
        FactTable.Write(session.Screen, "Serving, OpenAI-compatible", facts);

        // One line that can be copied, however narrow the terminal.
        session.Output.Write("\n" + Curl(baseAddress, models[0].Name, hasToken) + "\n");
        session.Output.Flush();
    }

    private static string Describe(ServedModel model) => string.Create(
        CultureInfo.InvariantCulture,
        $"{model.Name}: {model.Model.Decoder.Config.ParameterCount:N0} parameters, {model.Positions:N0} positions, chat format: {model.Model.FormatName}, {model.Fingerprint}");

    private static string Curl(string baseAddress, string model, bool hasToken)
    {
        string authorization = hasToken ? $" -H \"Authorization: Bearer ${ServeToken.Variable}\"" : "";
        string body = JsonSerializer.Serialize(new { model, messages = new[] { new { role = "user", content = "Hello" } } }).Replace("'", "'\\''", StringComparison.Ordinal);
        return TerminalText.Line($"curl {baseAddress}/chat/completions{authorization} -H 'Content-Type: application/json' -d '{body}'");
    }
}
