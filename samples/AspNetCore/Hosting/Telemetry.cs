using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AspNetCore.Hosting;

/// <summary>Metrics and traces: a request, the event that it publishes, and the attempts to send it.</summary>
internal static class Telemetry
{
    // The meter and the activity source have the same name.
    private const string Gainsight = "GainsightEvents";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(Gainsight, "Microsoft.AspNetCore.Hosting"))
            .WithTracing(traces => traces.AddSource(Gainsight, "Microsoft.AspNetCore"));

        // The environment variable by which every OpenTelemetry SDK is told of a collector.
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }

        if (builder.Configuration.GetValue<bool>("Telemetry:Console"))
        {
            telemetry.WithMetrics(metrics => metrics.AddConsoleExporter()).WithTracing(traces => traces.AddConsoleExporter());
        }
    }
}
