package dev.relight.rehearse;
public class Cnt { public static void main(String[] a){ long[] ev={0}; long n=0; long t0=System.nanoTime();
 var bean=(com.sun.management.OperatingSystemMXBean)java.lang.management.ManagementFactory.getOperatingSystemMXBean();
 long f=Long.parseLong(a[0]), to=Long.parseLong(a[1]); long c0=bean.getProcessCpuTime(); var th=java.lang.management.ManagementFactory.getThreadMXBean();
 for(long r=0;r<3;r++){ n=0; ev[0]=0; long c=th.getCurrentThreadCpuTime(); Night.steps=0; Night.lives=0;
 for(long s=f;s<to;s++) try { n+=Night.fly(s, Wiring.plain(), x->ev[0]++);} catch(Throwable x){System.out.println(s+" "+x.getMessage().substring(0,Math.min(150,x.getMessage().length())));}
 System.out.println("incidents "+n+" events/inc "+ev[0]/n+" steps/inc "+Night.steps/n+" lives/night "+1.0*Night.lives/(to-f)+" threadcpu ms/inc "+(th.getCurrentThreadCpuTime()-c)/1e6/n);
 }}}
