using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Hosting;

/// <summary>Checks options, and copies them so that later changes do not reach a running emulator.</summary>
internal static class EmulatorOptionsValidation
{
    public static EmulatorOptions Settle(EmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Refuse(options.Port is < 0 or > 65535, $"EmulatorOptions.Port is {options.Port}; it must be 0 to 65535.");
        Refuse(options.MaxEvents < 1, $"EmulatorOptions.MaxEvents is {options.MaxEvents}; it must be at least 1.");
        Refuse(options.MaxBytes < 1, $"EmulatorOptions.MaxBytes is {options.MaxBytes}; it must be at least 1.");
        Refuse(options.Catalogs.Any(catalog => catalog is null), "EmulatorOptions.Catalogs has a catalog that is null.");
        Refuse(options.MaxBodyBytes < 1, $"EmulatorOptions.MaxBodyBytes is {options.MaxBodyBytes}; it must be at least 1.");
        Refuse(options.TimeProvider is null, "EmulatorOptions.TimeProvider is null; leave it as it is for the system's clock.");
        Refuse(
            options.PxQuota is { PerSecond: < 1 } or { PerDay: < 1 },
            "EmulatorOptions.PxQuota has a limit below 1; set PxQuota to null for no quota.");
        Refuse(
            options.NxtQuota is { PerMinute: < 1 } or { PerDay: < 1 },
            "EmulatorOptions.NxtQuota has a limit below 1; set NxtQuota to null for no quota.");
        Refuse(
            options.Keys.Any(key => string.IsNullOrWhiteSpace(key.Value)),
            "EmulatorOptions.Keys has a key without a value.");
        Refuse(
            options.Keys.Select(key => key.Value).Distinct(StringComparer.Ordinal).Count() != options.Keys.Count,
            "EmulatorOptions.Keys has two keys of one value.");
        Refuse(
            options.Tenants.Any(tenant => string.IsNullOrWhiteSpace(tenant.TenantId) || string.IsNullOrWhiteSpace(tenant.SharedSecret)),
            "EmulatorOptions.Tenants has a tenant without an id or without a sharedSecret.");
        Refuse(
            options.Tenants.Any(tenant => tenant.AccessKey is { } key && string.IsNullOrWhiteSpace(key)),
            "EmulatorOptions.Tenants has a tenant with an empty AccessKey; leave it null where none is asked for.");
        Refuse(
            options.Tenants.Select(tenant => tenant.TenantId).Distinct(StringComparer.Ordinal).Count() != options.Tenants.Count,
            "EmulatorOptions.Tenants has two tenants of one id.");

        var copy = new EmulatorOptions
        {
            Region = options.Region,
            Port = options.Port,
            ListenOnAnyAddress = options.ListenOnAnyAddress,
            PxQuota = options.PxQuota,
            NxtQuota = options.NxtQuota,
            RegisteredPxEvents = options.RegisteredPxEvents is { } names ? new HashSet<string>(names, StringComparer.Ordinal) : null,
            RegisteredNxtEvents = options.RegisteredNxtEvents?.ToArray(),
            Schema = options.Schema,
            DropUnregisteredPxEvents = options.DropUnregisteredPxEvents,
            MaxEvents = options.MaxEvents,
            MaxBytes = options.MaxBytes,
            MaxBodyBytes = options.MaxBodyBytes,
            TimeProvider = options.TimeProvider!,
        };
        CopyAll(options.Keys, copy.Keys);
        CopyAll(options.Tenants, copy.Tenants);
        CopyAll(options.Catalogs, copy.Catalogs);
        CopyAll(options.Plans, copy.Plans);
        CopyAll(options.PlanFiles, copy.PlanFiles);

        // What a runtime in the mode Emulator sends where nothing is configured.
        if (copy.Keys.Count == 0)
        {
            copy.Keys.Add(new EmulatorKey(EmulatorCredentials.ApiKey, Region: copy.Region));
        }

        if (copy.Tenants.Count == 0)
        {
            copy.Tenants.Add(new EmulatorTenant(EmulatorCredentials.TenantId, EmulatorCredentials.SharedSecret));
        }

        return copy;
    }

    private static void CopyAll<T>(IList<T> from, IList<T> to)
    {
        foreach (var item in from)
        {
            to.Add(item);
        }
    }

    private static void Refuse(bool isInvalid, string message)
    {
        if (isInvalid)
        {
            throw new ArgumentException(message);
        }
    }
}
