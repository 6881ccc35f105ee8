using System.Text.Json;
using Plumbline.Recipes.Parlor.Report;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs;

namespace Plumbline.Recipes.Tests.Parlor.Report;

public class StoredParlorRunTests
{
    [Fact]
    public void Read_WhatARunWrote_RendersTheSameBytes()
    {
        using TemporaryFolder folder = new();
        Write(folder, MadeRun.Scorecard());

        StoredParlorRun stored = StoredParlorRun.Read(folder.Path);

        ParlorReport.Render(stored.Scorecard, stored.Samples, stored.Curves)
            .ShouldBe(ParlorReport.Render(MadeRun.Scorecard(), MadeRun.Samples(), MadeRun.Curves()));
        JsonSerializer.Serialize(stored.Scorecard, RunJson.Document).ShouldBe(JsonSerializer.Serialize(MadeRun.Scorecard(), RunJson.Document));
        stored.Scorecard.Biased.Goodhart.PathFit!.Curve.ShouldBe(MadeRun.Scorecard().Biased.Goodhart.PathFit!.Curve);
        stored.Scorecard.Biased.Goodhart.BestOfNFit!.Curve.ShouldBe(MadeRun.Scorecard().Biased.Goodhart.BestOfNFit!.Curve);
    }

    [Fact]
    public void Read_WithoutSamples_HasNone()
    {
        using TemporaryFolder folder = new();
        Write(folder, MadeRun.Scorecard());
        Directory.Delete(Path.Combine(folder.Path, "samples"), recursive: true);

        StoredParlorRun.Read(folder.Path).Samples.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"seed\": 7", "\"seed\": \"x\"", "is damaged")]
    [InlineData("\"seed\": 7,", "", "is damaged")]
    [InlineData("\"stopped_at\": 5", "\"stopped_at\": 99", "an index of biased lies outside its path")]
    [InlineData("\"stopped_at\": 5,", "", "is damaged")]
    [InlineData("\"level\": 0.95", "\"level\": 7", "is damaged")]
    [InlineData("plumbline.scorecard.parlor/1", "plumbline.scorecard.parlor/9", "the scorecard has the form 'plumbline.scorecard.parlor/9'; expected 'plumbline.scorecard.parlor/1'")]
    [InlineData("plumbline.scorecard.parlor/1", "plumbline.scorecard.align/1", "expected 'plumbline.scorecard.parlor/1'")]
    [InlineData("\"format\"", "\"formal\"", "it has no format")]
    [InlineData("\"gaps\": [", "\"gaps\": [null,", "a list of biased holds null")]
    [InlineData("\"biased\": {", "\"biased\": null, \"b\": {", "is damaged")]
    public void Read_DamagedScorecard_SaysSoInOneLine(string found, string replacement, string phrase)
    {
        using TemporaryFolder folder = new();
        Write(folder, MadeRun.Scorecard());
        string file = Path.Combine(folder.Path, "scorecard.json");
        string text = File.ReadAllText(file);
        text.ShouldContain(found);
        File.WriteAllText(file, text.Replace(found, replacement, StringComparison.Ordinal));

        string message = Should.Throw<RunException>(() => StoredParlorRun.Read(folder.Path)).Message;

        message.ShouldStartWith(file);
        message.ShouldContain(phrase);
        message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(-2)]
    public void Read_ScorecardCutShort_SaysSo(int length)
    {
        using TemporaryFolder folder = new();
        Write(folder, MadeRun.Scorecard());
        string file = Path.Combine(folder.Path, "scorecard.json");
        string text = File.ReadAllText(file).TrimEnd();
        File.WriteAllText(file, text[..(length < 0 ? text.Length + length : length)]);

        Should.Throw<RunException>(() => StoredParlorRun.Read(folder.Path)).Message.ShouldContain("is damaged");
    }

    [Fact]
    public void Read_DamagedSample_NamesTheLine()
    {
        using TemporaryFolder folder = new();
        Write(folder, MadeRun.Scorecard());
        string file = Path.Combine(folder.Path, "samples", "report.jsonl");
        File.AppendAllText(file, "{\"request_id\":\"a\",\"family\":\"Fact\",\"prompt\":\"p\",\"wanted\":\"w\",\"replies\":[null]}\n");

        Should.Throw<RunException>(() => StoredParlorRun.Read(folder.Path)).Message.ShouldStartWith($"{file}:3: is damaged");
    }

    [Fact]
    public void Read_NoRun_SaysWhatToGive()
    {
        using TemporaryFolder folder = new();

        Should.Throw<RunException>(() => StoredParlorRun.Read(folder.Path)).Message.ShouldContain("scorecard.json: there is no such file; give the directory of a run that has ended");
    }

    private static void Write(TemporaryFolder folder, ParlorScorecard scorecard)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "samples"));
        File.WriteAllText(Path.Combine(folder.Path, "scorecard.json"), JsonSerializer.Serialize(scorecard, RunJson.Document) + "\n");
        File.WriteAllLines(Path.Combine(folder.Path, "samples", "report.jsonl"), MadeRun.Samples().Select(sample => JsonSerializer.Serialize(sample, RunJson.Line)));
        File.WriteAllLines(Path.Combine(folder.Path, "samples", "curves.jsonl"), MadeRun.Curves().Select(curve => JsonSerializer.Serialize(curve, RunJson.Line)));
    }
}
