using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Plumbline.Cli.Arguments;

/// <summary>Makes options whose error messages say what was found and what was expected.</summary>
internal static class TypedOptions
{
    public static Option<string> Text(string name, string valueName, string description, string? fallback = null) =>
        WithDefault(NotEmpty(new Option<string>(name) { Description = description, HelpName = valueName }), fallback);

    public static Option<string> RequiredText(string name, string valueName, string description) =>
        NotEmpty(new Option<string>(name) { Description = description, HelpName = valueName, Required = true });

    public static Option<bool> Switch(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    public static Option<int> Integer(string name, string description, int fallback) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => fallback, CustomParser = ParseInteger };

    /// <summary>A whole number that may be left out.</summary>
    public static Option<int?> OptionalInteger(string name, string description) =>
        new(name) { Description = description, HelpName = "N", CustomParser = result => ParseInteger(result) };

    public static Option<double> Real(string name, string description, double fallback) =>
        new(name) { Description = description, HelpName = "X", DefaultValueFactory = _ => fallback, CustomParser = ParseReal };

    /// <summary>A number that may be left out.</summary>
    public static Option<double?> OptionalReal(string name, string description) =>
        new(name) { Description = description, HelpName = "X", CustomParser = result => ParseReal(result) };

    /// <summary>The seed of everything random, the same for every command.</summary>
    public static Option<ulong> Seed() => new("--seed")
    {
        Description = "Seed of everything random: the same seed gives the same result.",
        HelpName = "N",
        DefaultValueFactory = _ => 1UL,
        CustomParser = result => Parse<ulong>(result, "a whole number, 0 or more"),
    };

    /// <summary>JSON instead of text, the same for every command.</summary>
    public static Option<bool> Json() => Switch("--json", "Print one JSON document on standard output, and all else on standard error.");

    private static Option<string> NotEmpty(Option<string> option)
    {
        option.Validators.Add(result =>
        {
            if (result is { Implicit: false, Tokens.Count: > 0 } && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError($"{option.Name} is empty; expected {option.HelpName}.");
            }
        });
        return option;
    }

    private static Option<string> WithDefault(Option<string> option, string? fallback)
    {
        if (fallback is not null)
        {
            option.DefaultValueFactory = _ => fallback;
        }

        return option;
    }

    private static int ParseInteger(ArgumentResult result) => Parse<int>(result, "a whole number");

    private static double ParseReal(ArgumentResult result) => Parse<double>(result, "a number");

    private static TNumber Parse<TNumber>(ArgumentResult result, string expected)
        where TNumber : struct, IParsable<TNumber>
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (TNumber.TryParse(text, CultureInfo.InvariantCulture, out TNumber number))
        {
            return number;
        }

        result.AddError($"{(result.Parent as OptionResult)?.IdentifierToken?.Value} is '{text}'; expected {expected}.");
        return default;
    }
}
