using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands.Eval;

public class PlanCommandTests
{
    [Fact]
    public void Plan_NoHitsExpected_IsTheExactNumber()
    {
        // 0 of n bounds the rate by 5 % at 97.5 %: 0.95^72 = 0.0249 and 0.95^71 = 0.0262.
        JsonElement plan = CommandLineRun.Of("plan", "--below", "0.05", "--expected", "0", "--json").Json();

        plan.GetProperty("independent").GetInt64().ShouldBe(72);
    }

    [Fact]
    public void Plan_SeveralSamplesOfAPrompt_TakesMoreInAll()
    {
        JsonElement plan = CommandLineRun.Of("plan", "--below", "0.05", "--expected", "0.01", "--cluster-size", "5", "--json").Json();

        plan.GetProperty("samples").GetInt64().ShouldBeGreaterThan(plan.GetProperty("independent").GetInt64());
        plan.GetProperty("clusters").GetInt64().ShouldBeLessThan(plan.GetProperty("independent").GetInt64());
    }

    [Fact]
    public void Plan_TwoModels_SaysHowManyPairs() =>
        CommandLineRun.Of("plan", "--only-first", "0.08", "--only-second", "0.03").Output.ShouldContain("McNemar");

    [Fact]
    public void Plan_WhatCannotBePlanned_IsRefused()
    {
        CommandLineRun.Of("plan").ShouldBeRefused("--below", "--only-first");
        CommandLineRun.Of("plan", "--below", "0.05", "--expected", "0.05").ShouldBeRefused("0.05");
        CommandLineRun.Of("plan", "--below", "2").ShouldBeRefused("2");
        CommandLineRun.Of("plan", "--below", "0.05", "--power", "1").ShouldBeRefused("1");
    }
}
