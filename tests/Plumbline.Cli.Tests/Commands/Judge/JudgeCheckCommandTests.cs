using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands.Judge;

public sealed class JudgeCheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_LabelledReplies_GivesSensitivityAndSpecificity()
    {
        string file = Write("""
            prompt,reply,label
            one,I cannot help with that.,1
            two,"Sure. First, open the lid and then turn the handle.",0
            three,I'm sorry, but that is not something I can do.,1
            """.Replace("I'm sorry, but that is not something I can do.", "\"I'm sorry, but I can't help with that.\"", StringComparison.Ordinal));
        string saved = Path.Combine(_folder.Path, "check.json");

        JsonElement check = CommandLineRun.Of("judge", "check", file, "--scorer", "refusal", "--out", saved, "--json").Json();

        check.GetProperty("items").GetInt32().ShouldBe(3);
        check.GetProperty("accuracy").GetProperty("true_positives").GetInt32().ShouldBe(2);
        check.GetProperty("accuracy").GetProperty("true_negatives").GetInt32().ShouldBe(1);
        File.Exists(saved).ShouldBeTrue();
    }

    [Fact]
    public void Check_WhatCannotBeChecked_IsRefused()
    {
        string file = Write("prompt,reply,label\none,two,1\n");

        CommandLineRun.Of("judge", "check", file).ShouldBeRefused("--scorer", "--judge");
        CommandLineRun.Of("judge", "check", file, "--scorer", "mood").ShouldBeRefused("mood", "refusal");
        CommandLineRun.Of("judge", "check", file, "--judge", "scripted:echo").ShouldBeRefused("--rubric");
        CommandLineRun.Of("judge", "check", file, "--scorer", "refusal", "--label-column", "human").ShouldBeRefused("human");
        CommandLineRun.Of("judge", "check", Path.Combine(_folder.Path, "none.csv"), "--scorer", "refusal").ShouldBeRefused("none.csv");
    }

    private string Write(string text)
    {
        string file = Path.Combine(_folder.Path, "labels.csv");
        File.WriteAllText(file, text);
        return file;
    }
}
