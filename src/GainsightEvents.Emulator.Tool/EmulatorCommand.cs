using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace GainsightEvents.Emulator.Tool;

/// <summary><c>gainsight-emulator</c>, and <c>gainsight-events emulate</c>: the options of an emulator as those of a command, and a run until Ctrl+C.</summary>
internal sealed class EmulatorCommand : Command
{
    /// <summary>Where it listens unless told otherwise, so that an application's settings can stay.</summary>
    public const int DefaultPort = 5555;

    /// <summary>The exit code where the command line, a plan or a fault is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>The exit code where it cannot listen.</summary>
    public const int Unavailable = 3;

    private static readonly JsonWriterOptions Readable = new() { Indented = true };

    private readonly Option<bool> _json = new("--json") { Description = "Say in JSON on standard output where it listens." };
    private readonly Option<int> _port = new("--port") { Description = "The port on 127.0.0.1; 0 takes any free one.", DefaultValueFactory = _ => DefaultPort };
    private readonly Option<PxRegion> _region = new("--region") { Description = "The PX region whose host it plays.", DefaultValueFactory = _ => PxRegion.Us };
    private readonly Option<string[]> _pxKeys = Many<string>("--px-key", "A PX key that it knows; without one, that of the runtime's mode Emulator.");
    private readonly Option<string[]> _pxReadKeys = Many<string>("--px-read-key", "A PX key without the Write permission.");
    private readonly Option<string[]> _tenants = Many<string>("--nxt-tenant", "An NXT tenant that it knows, as id:sharedSecret; without one, that of the mode Emulator.");
    private readonly Option<string[]> _plans = Many<string>("--plan", "A file with a plan to judge by: gainsight.events.json, or what EventPlan.Write makes.");
    private readonly Option<string[]> _pxEvents = Many<string>("--px-event", "The name of a registered PX event, besides those of the plans.");
    private readonly Option<string[]> _nxtEvents = Many<string>("--nxt-event", "The name of a registered NXT event, besides those of the plans.");
    private readonly Option<bool> _keepUnregistered = new("--keep-unregistered") { Description = "Play a PX subscription that shows unregistered events, instead of one that drops them." };
    private readonly Option<string> _pxQuota = new("--px-quota") { Description = "Requests of a PX key a second and a day, such as 200/1000000, or none.", DefaultValueFactory = _ => "200/1000000" };
    private readonly Option<string> _nxtQuota = new("--nxt-quota") { Description = "Requests of an NXT tenant a minute and a day, such as 100/50000, or none.", DefaultValueFactory = _ => "100/50000" };
    private readonly Option<int> _maxEvents = new("--max-events") { Description = "How many events are remembered.", DefaultValueFactory = _ => new EmulatorOptions().MaxEvents };
    private readonly Option<long> _maxBytes = new("--max-bytes") { Description = "How many bytes they may take in memory.", DefaultValueFactory = _ => new EmulatorOptions().MaxBytes };
    private readonly Option<string[]> _faults = Many<string>("--fault", "What goes wrong on demand, such as status=503,retry-after=7,target=px,next=3.");
    private readonly Option<bool> _anyAddress = new("--any-address") { Description = "Listen on every address, as a container has to. The Host of a request must be loopback all the same." };

    public EmulatorCommand(string name)
        : base(name, "Gainsight PX and NXT on your machine, strict, with a page that shows what arrives, what is wrong with it, and what to change.")
    {
        foreach (var option in new Option[]
        {
            _json, _port, _region, _pxKeys, _pxReadKeys, _tenants, _plans, _pxEvents, _nxtEvents, _keepUnregistered, _pxQuota, _nxtQuota, _maxEvents, _maxBytes, _faults, _anyAddress,
        })
        {
            Options.Add(option);
        }

        SetAction(RunAsync);
    }

    /// <summary>The command as one of its own.</summary>
    public RootCommand AsRoot()
    {
        var root = new RootCommand(Description!) { Action = Action };
        foreach (var option in Options)
        {
            root.Options.Add(option);
        }

        return root;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            await using var emulator = await GainsightEmulator.StartAsync(Read(result), cancellationToken);
            foreach (var fault in result.GetValue(_faults) ?? [])
            {
                emulator.Faults.Add(Fault.Parse(fault));
            }

            await output.WriteLineAsync(result.GetValue(_json) ? JsonOf(emulator) : Greeting(emulator));
            await output.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or IOException)
        {
            await errors.WriteLineAsync(e.Message);
            return e is IOException ? Unavailable : BadInput;
        }
    }

    private EmulatorOptions Read(ParseResult result)
    {
        var options = new EmulatorOptions
        {
            Port = result.GetValue(_port),
            Region = result.GetValue(_region),
            ListenOnAnyAddress = result.GetValue(_anyAddress),
            DropUnregisteredPxEvents = !result.GetValue(_keepUnregistered),
            PxQuota = QuotaText.Read("--px-quota", result.GetValue(_pxQuota)!) is var (perSecond, pxDay) ? new PxQuota(perSecond, pxDay) : null,
            NxtQuota = QuotaText.Read("--nxt-quota", result.GetValue(_nxtQuota)!) is var (perMinute, nxtDay) ? new NxtQuota(perMinute, nxtDay) : null,
            MaxEvents = result.GetValue(_maxEvents),
            MaxBytes = result.GetValue(_maxBytes),
            RegisteredPxEvents = result.GetValue(_pxEvents) is { Length: > 0 } px ? px : null,
            RegisteredNxtEvents = result.GetValue(_nxtEvents) is { Length: > 0 } nxt ? [.. nxt.Select(name => new EmulatorNxtEvent(name))] : null,
        };
        foreach (var key in result.GetValue(_pxKeys) ?? [])
        {
            options.Keys.Add(new EmulatorKey(key, Region: options.Region));
        }

        foreach (var key in result.GetValue(_pxReadKeys) ?? [])
        {
            options.Keys.Add(new EmulatorKey(key, CanWrite: false, Region: options.Region));
        }

        foreach (var tenant in result.GetValue(_tenants) ?? [])
        {
            // The secret may have colons, the id has none.
            var colon = tenant.IndexOf(':', StringComparison.Ordinal);
            options.Tenants.Add(colon > 0
                ? new EmulatorTenant(tenant[..colon], tenant[(colon + 1)..])
                : throw new FormatException("--nxt-tenant must be an id and a sharedSecret with a colon between them."));
        }

        foreach (var plan in result.GetValue(_plans) ?? [])
        {
            options.PlanFiles.Add(plan);
        }

        return options;
    }

    private static string Greeting(GainsightEmulator emulator)
    {
        var address = emulator.BaseAddress.GetLeftPart(UriPartial.Authority);
        return $"""
            Gainsight emulator listening on {address}

              Watch what arrives   {emulator.InspectorAddress}
              Your application     Gainsight__Mode=Emulator
                                   Gainsight__Px__BaseAddress={address}
                                   Gainsight__Nxt__BaseAddress={address}
              Changes by API       X-Emulator-Token: {emulator.Token}

            Ctrl+C stops it.
            """;
    }

    private static string JsonOf(GainsightEmulator emulator)
    {
        var address = emulator.BaseAddress.GetLeftPart(UriPartial.Authority);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("address", address);
            writer.WriteString("inspector", emulator.InspectorAddress.ToString());
            writer.WriteString("token", emulator.Token);
            writer.WriteStartObject("settings");
            writer.WriteString("Gainsight__Mode", "Emulator");
            writer.WriteString("Gainsight__Px__BaseAddress", address);
            writer.WriteString("Gainsight__Nxt__BaseAddress", address);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static Option<T[]> Many<T>(string name, string description) => new(name) { Description = description + " May be given several times." };
}
