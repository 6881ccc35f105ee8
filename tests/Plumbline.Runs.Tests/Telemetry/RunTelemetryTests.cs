using System.Diagnostics;
using System.Diagnostics.Metrics;
using Plumbline.Runs.Telemetry;

namespace Plumbline.Runs.Tests.Telemetry;

public class RunTelemetryTests
{
    [Fact]
    public void RecordStep_Metrics_ReachAListenerUnderTheirNames()
    {
        List<(string Name, double Value, string? Run)> heard = [];
        using MeterListener listener = Listen("records", heard);
        using RunTelemetry telemetry = new("records", "dpo", new SteppingTime());

        telemetry.RecordStep(1, [new("loss", 0.5), new("rewards/chosen", double.NaN)]);
        telemetry.RecordStep(2, [new("loss", 0.25)]);

        heard.ShouldBe(
        [
            ("plumbline.steps", 1, "records"), ("plumbline.step", 1, "records"), ("plumbline.loss", 0.5, "records"), ("plumbline.rewards.chosen", double.NaN, "records"),
            ("plumbline.steps", 1, "records"), ("plumbline.step", 2, "records"), ("plumbline.loss", 0.25, "records"),
        ]);
    }

    [Fact]
    public void Spans_RunStepPhase_AreNestedAndTimed()
    {
        List<(string Name, double Value, string? Run)> heard = [];
        List<Activity> spans = [];
        using MeterListener listener = Listen("spans", heard);
        using ActivityListener activities = new()
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests run beside this one.
                if ((string?)activity.GetTagItem(TelemetryNames.RunTag) == "spans")
                {
                    spans.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(activities);
        SteppingTime time = new();
        using RunTelemetry telemetry = new("spans", "ppo", time);

        using (telemetry.StartRun())
        {
            using TelemetrySpan step = telemetry.StartStep(7);
            using (TelemetrySpan phase = telemetry.StartPhase("rollout"))
            {
                time.GetUtcNow();
                phase.Fail("not finite");
            }

            time.GetUtcNow();
            step.Dispose();
        }

        heard.ShouldBe([("plumbline.phase.duration", 1, "spans"), ("plumbline.step.duration", 2, "spans")]);
        spans.Select(span => span.OperationName).ShouldBe(["rollout", "step", "run"]);
        spans[0].ParentSpanId.ShouldBe(spans[1].SpanId);
        spans[1].ParentSpanId.ShouldBe(spans[2].SpanId);
        spans[0].Status.ShouldBe(ActivityStatusCode.Error);
        spans[1].GetTagItem(TelemetryNames.StepTag).ShouldBe(7L);
        spans[1].GetTagItem(TelemetryNames.MethodTag).ShouldBe("ppo");
    }

    [Theory]
    [InlineData("rewards/chosen", "plumbline.rewards.chosen")]
    [InlineData("val/ratio_var", "plumbline.val.ratio_var")]
    [InlineData("größe (nats)", "plumbline.gr__e__nats_")]
    public void OfMetric_Name_IsOneThatOpenTelemetryAllows(string metric, string expected) => TelemetryNames.OfMetric(metric).ShouldBe(expected);

    private static MeterListener Listen(string run, List<(string Name, double Value, string? Run)> heard)
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == TelemetryNames.Source)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
        return listener;

        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? from = null;
            foreach ((string key, object? tag) in tags)
            {
                from = key == TelemetryNames.RunTag ? (string?)tag : from;
            }

            if (from == run)
            {
                heard.Add((instrument.Name, value, from));
            }
        }
    }
}
