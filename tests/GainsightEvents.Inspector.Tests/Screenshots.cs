using System.Reflection;
using GainsightEvents.Emulator;

namespace GainsightEvents.Inspector.Tests;

/// <summary>
/// The main states of the page can be reached and pictured. <c>GAINSIGHT_SCREENSHOTS=1 dotnet run --project tests/GainsightEvents.Inspector.Tests --
/// -class '*Screenshots'</c> puts the pictures into the documentation.
/// </summary>
public sealed class Screenshots(Chromium chromium) : IDisposable
{
    private static readonly bool ForDocumentation = Environment.GetEnvironmentVariable("GAINSIGHT_SCREENSHOTS") == "1";

    private readonly string _folder = ForDocumentation
        ? Path.Combine(typeof(Screenshots).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "RepositoryRoot").Value!, "docs", "images")
        : Directory.CreateTempSubdirectory("gainsight-screenshots-").FullName;

    public void Dispose()
    {
        if (!ForDocumentation)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("light", 1200)]
    [InlineData("dark", 1200)]
    [InlineData("light", 420)]
    public async Task The_main_states_are_pictured(string scheme, int width)
    {
        var suffix = $"{(scheme == "dark" ? "-dark" : "")}{(width < 1000 ? "-narrow" : "")}";
        var time = new SteppedTime();
        await using var inspector = await OpenInspector.StartAsync(
            chromium,
            options =>
            {
                options.Plans.Add(OpenInspector.Plan);
                options.TimeProvider = time;
            },
            new() { ViewportSize = new() { Width = width, Height = width < 1000 ? 860 : 740 }, ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await inspector.Page.GetByText("Waiting for the first event").WaitForAsync();
        if (scheme == "light" && width > 1000)
        {
            await TakeAsync(inspector, "inspector-empty");
        }

        await Traffic.SendAsync(inspector, time);
        await inspector.RowOf("Report Exportd").WaitForAsync();
        await Assertions.Expect(inspector.Page.Locator(".tile.dropped .tile-count")).ToHaveTextAsync("1");
        if (width < 1000)
        {
            await TakeAsync(inspector, "inspector" + suffix);
            return;
        }

        await inspector.RowOf("must be one of").ClickAsync();
        await inspector.Detail.GetByText("What was sent").First.WaitForAsync();
        await TakeAsync(inspector, "inspector" + suffix);

        if (scheme == "dark")
        {
            return;
        }

        await inspector.RowOf("Report Exportd").ClickAsync();
        await inspector.Detail.GetByText("Accepted, dropped by PX").First.WaitForAsync();
        await TakeAsync(inspector, "inspector-dropped" + suffix);

        inspector.Emulator.Faults.Add(Fault.Parse("status=503,retry-after=7,target=px,next=3"));
        inspector.Emulator.Faults.Add(Fault.Parse("delay=2s,share=10%"));
        await inspector.Page.ClickAsync("#open-faults");
        await inspector.Page.GetByText("delay=2000ms").WaitForAsync();
        await TakeAsync(inspector, "inspector-faults" + suffix);
        await inspector.Page.Keyboard.PressAsync("Escape");

        await inspector.Page.ClickAsync("#open-send");
        await inspector.Page.GetByLabel("attributes.featureName").WaitForAsync();
        await TakeAsync(inspector, "inspector-send" + suffix);
    }

    private Task<byte[]> TakeAsync(OpenInspector inspector, string name) =>
        inspector.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
}
